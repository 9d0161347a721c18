package dev.mien;

import java.util.List;
import java.util.Locale;

/**
 * The 15 key points of Kaggle's Facial Keypoints Detection, in the order of its columns. Left and right are the
 * subject's own: in an unmirrored picture the left eye is on the picture's right.
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
    MOUTH_CENTER_BOTTOM_LIP;

    /** All points in column order; {@code values()} without the copy. */
    public static final List<Keypoint> ALL = List.of(values());

    private static final List<Keypoint> MIRRORS =
            ALL.stream().map(Keypoint::mirrorOf).toList(); // by ordinal

    /** How many points there are: 15. */
    public static final int COUNT = ALL.size();

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

    /** The point that takes this one's name after a horizontal flip; a point on the midline is its own mirror. */
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
