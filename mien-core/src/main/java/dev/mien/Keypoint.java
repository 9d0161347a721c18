package dev.mien;

import java.util.List;
import java.util.Locale;

/**
 * The 15 key points of Kaggle's Facial Keypoints Detection, in the order of its columns, followed by twelve more that
 * some models locate: the eyelids, the inner edges of the lips, the base of the nose and the chin. Left and right are
 * the subject's: in an unmirrored picture the left eye is on the right-hand side.
 */
public enum Keypoint {
    LEFT_EYE_CENTER,
    RIGHT_EYE_CENTER,
    LEFT_EYE_INNER_CORNER,
    LEFT_EYE_OUTER_CORNER,
    RIGHT_EYE_INNER_CORNER,
    RIGHT_EYE_OUTER_CORNER,
    LEFT_EYEBROW_INNER_END,
    LEFT_EYEBROW_OUTER_END,
    RIGHT_EYEBROW_INNER_END,
    RIGHT_EYEBROW_OUTER_END,
    NOSE_TIP,
    MOUTH_LEFT_CORNER,
    MOUTH_RIGHT_CORNER,
    MOUTH_CENTER_TOP_LIP,
    MOUTH_CENTER_BOTTOM_LIP,
    LEFT_EYE_UPPER_LID_INNER,
    LEFT_EYE_UPPER_LID_OUTER,
    LEFT_EYE_LOWER_LID_OUTER,
    LEFT_EYE_LOWER_LID_INNER,
    RIGHT_EYE_UPPER_LID_OUTER,
    RIGHT_EYE_UPPER_LID_INNER,
    RIGHT_EYE_LOWER_LID_INNER,
    RIGHT_EYE_LOWER_LID_OUTER,
    MOUTH_INNER_TOP_LIP,
    MOUTH_INNER_BOTTOM_LIP,
    NOSE_BASE,
    CHIN;

    /** All 27 points in column order: Kaggle's 15, then the twelve more. */
    public static final List<Keypoint> EXTENDED = List.of(values());

    /** Kaggle's 15 in column order, which every key point model locates. */
    public static final List<Keypoint> ALL = EXTENDED.subList(0, 15);

    private static final List<Keypoint> MIRRORS =
            EXTENDED.stream().map(Keypoint::mirrorOf).toList(); // by ordinal

    /** How many points every key point model locates: 15. */
    public static final int COUNT = ALL.size();

    /** How many points there are: 27. */
    public static final int EXTENDED_COUNT = EXTENDED.size();

    /** Kaggle's name, such as {@code left_eye_center}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Kaggle's column of the x coordinate. */
    public String columnX() {
        return label() + "_x";
    }

    /** Kaggle's column of the y coordinate. */
    public String columnY() {
        return label() + "_y";
    }

    /** The column of the point's {@linkplain Keypoints#spread spread}. */
    public String columnSpread() {
        return label() + "_spread";
    }

    /**
     * The point on the other side of the face, which this one becomes in a mirrored picture; points on the midline are
     * their own.
     */
    public Keypoint mirror() {
        return MIRRORS.get(ordinal());
    }

    private static Keypoint mirrorOf(Keypoint point) {
        String name = point.name();
        if (name.contains("LEFT")) {
            return valueOf(name.replace("LEFT", "RIGHT"));
        }
        return name.contains("RIGHT") ? valueOf(name.replace("RIGHT", "LEFT")) : point;
    }
}
