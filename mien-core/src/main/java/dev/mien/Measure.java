package dev.mien;

import java.util.List;
import java.util.Locale;

/**
 * What can be measured on a face: the one list from which the columns of every table, JSON's names and the document's rows follow.
 * {@code docs/measures.md} has the source of each. E is the distance between the eyes' centres; left and right are the subject's.
 */
public enum Measure {
    YAW("degrees", -180, 180, "how far the head turns: positive to the picture's right, the subject's left"),
    PITCH("degrees", -90, 90, "how far the head nods: positive up"),
    ROLL("degrees", -180, 180, "how far the head leans: positive clockwise in the picture"),
    POSE_ERROR("% of E", 0, Double.MAX_VALUE, "how far the points lie from the mean face in that pose"),
    POSE_SPREAD("degrees", 0, Double.MAX_VALUE, "one standard deviation of the least certain of yaw, pitch and roll"),

    EYE_DISTANCE("px", 0, Double.MAX_VALUE, "E, the distance between the eyes' centres"),
    INTERCANTHAL_DISTANCE("% of E", 0, Double.MAX_VALUE, "between the inner corners of the eyes (en-en)"),
    INTERCANTHAL_INDEX(
            "%", 0, Double.MAX_VALUE, "that distance to the one between the outer corners (100 en-en / ex-ex)"),
    LEFT_FISSURE_LENGTH("% of E", 0, Double.MAX_VALUE, "from the inner to the outer corner of the left eye (en-ex)"),
    RIGHT_FISSURE_LENGTH("% of E", 0, Double.MAX_VALUE, "the same of the right eye"),
    LEFT_CANTHAL_TILT("degrees", -90, 90, "how much higher the left eye's outer corner is than its inner one"),
    RIGHT_CANTHAL_TILT("degrees", -90, 90, "the same of the right eye"),
    EYE_MOUTH_HEIGHT(
            "% of E", -Double.MAX_VALUE, Double.MAX_VALUE, "from the line of the eyes down to the mouth's corners"),
    MOUTH_WIDTH("% of E", 0, Double.MAX_VALUE, "between the mouth's corners (ch-ch)"),
    MOUTH_OPENING(
            "% of E",
            -Double.MAX_VALUE,
            Double.MAX_VALUE,
            "from the upper lip's upper edge to the lower lip's lower edge: the lips are in it"),
    MOUTH_CORNER_LIFT(
            "% of E", -Double.MAX_VALUE, Double.MAX_VALUE, "how much higher the mouth's corners are than its middle"),
    MOUTH_INNER_OPENING(
            "% of E", -Double.MAX_VALUE, Double.MAX_VALUE, "between the lips' inner edges: 0 for a closed mouth"),
    LEFT_EYE_ASPECT_RATIO("ratio", 0, Double.MAX_VALUE, "how high the left eye is open, to its width"),
    RIGHT_EYE_ASPECT_RATIO("ratio", 0, Double.MAX_VALUE, "the same of the right eye"),

    ASYMMETRY("% of E", 0, Double.MAX_VALUE, "the root mean square of the five below"),
    ASYMMETRY_EYE_INNER_CORNERS("% of E", 0, Double.MAX_VALUE, "from the left point to the right one's mirror image"),
    ASYMMETRY_EYE_OUTER_CORNERS("% of E", 0, Double.MAX_VALUE, "the same of the outer corners"),
    ASYMMETRY_EYEBROW_INNER_ENDS("% of E", 0, Double.MAX_VALUE, "the same of the brows' inner ends"),
    ASYMMETRY_EYEBROW_OUTER_ENDS("% of E", 0, Double.MAX_VALUE, "the same of the brows' outer ends"),
    ASYMMETRY_MOUTH_CORNERS("% of E", 0, Double.MAX_VALUE, "the same of the mouth's corners"),
    ASYMMETRY_PROCRUSTES(
            "% of E",
            0, Double.MAX_VALUE, "of all points, where the mirrored face is laid over the face as well as can be"),
    BROW_HEIGHT_DIFFERENCE("% of E", -Double.MAX_VALUE, Double.MAX_VALUE, "how much higher the left brow is"),
    CANTHUS_HEIGHT_DIFFERENCE(
            "% of E", -Double.MAX_VALUE, Double.MAX_VALUE, "how much higher the left eye's outer corner is"),
    COMMISSURE_HEIGHT_DIFFERENCE(
            "% of E", -Double.MAX_VALUE, Double.MAX_VALUE, "how much higher the mouth's left corner is"),

    QUALITY("0..100", 0, 100, "how well the face can be read: the least of the five below"),
    QUALITY_SIZE("0..100", 0, 100, "100 from 90 pixels between the eyes on, less in proportion"),
    QUALITY_POSE("0..100", 0, 100, "the squared cosine of yaw, pitch or roll, whichever is least"),
    QUALITY_SHARPNESS("0..100", 0, 100, "how much the edges lose by one more blur"),
    QUALITY_EXPOSURE("0..100", 0, 100, "the share of pixels that are neither black nor burnt out"),
    QUALITY_CUT("0..100", 0, 100, "the share of the face's box that lies in the picture"),
    QUALITY_MOUTH_CLOSED("0..100", 0, 100, "100 for an opening up to 35 % of E, 0 from 70 % on; not in the total"),
    QUALITY_EYES_OPEN("0..100", 0, 100, "100 from a mean eye aspect ratio of 0.2 on, 0 up to 0.1; not in the total");

    /** All measures in their columns' order. */
    public static final List<Measure> ALL = List.of(values());

    private static final String LENGTH = "% of E";

    private final String unit;
    private final double min;
    private final double max;
    private final String definition;

    Measure(String unit, double min, double max, String definition) {
        this.unit = unit;
        this.min = min;
        this.max = max;
        this.definition = definition;
    }

    /** The name used in every file: the constant in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code degrees}, {@code px}, {@code %} or {@code % of E}. */
    public String unit() {
        return unit;
    }

    /** The least value there can be; {@code -Double.MAX_VALUE} where there is no bound. */
    public double min() {
        return min;
    }

    /** The largest value there can be; {@code Double.MAX_VALUE} where there is no bound. */
    public double max() {
        return max;
    }

    /** What it is, in a line. */
    public String definition() {
        return definition;
    }

    /** Whether it is a length of the face, which a known distance between the pupils turns into millimetres. */
    public boolean isLength() {
        return unit.equals(LENGTH) && this != POSE_ERROR;
    }
}
