package dev.mien;

import java.util.List;
import java.util.Locale;

/**
 * What can be measured on a face. Tables, JSON and {@code docs/measures.md}, which has the source of each, all take
 * their names and order from this list. E is the distance between the centres of the eyes; left and right are the
 * subject's.
 */
public enum Measure {
    YAW(Range.TURN, "how far the head turns: positive to the picture's right, the subject's left"),
    PITCH(Range.TILT, "how far the head nods: positive up"),
    ROLL(Range.TURN, "how far the head leans: positive clockwise in the picture"),
    POSE_ERROR(Range.LENGTH, "how far the points lie from the mean face in that pose"),
    POSE_SPREAD(Range.DEVIATION, "one standard deviation of the least certain of yaw, pitch and roll"),

    EYE_DISTANCE(Range.PIXELS, "E, the distance between the eyes' centres"),
    INTERCANTHAL_DISTANCE(Range.LENGTH, "between the inner corners of the eyes (en-en)"),
    INTERCANTHAL_INDEX(Range.PERCENT, "that distance to the one between the outer corners (100 en-en / ex-ex)"),
    LEFT_FISSURE_LENGTH(Range.LENGTH, "from the inner to the outer corner of the left eye (en-ex)"),
    RIGHT_FISSURE_LENGTH(Range.LENGTH, "the same of the right eye"),
    LEFT_CANTHAL_TILT(Range.TILT, "how much higher the left eye's outer corner is than its inner one"),
    RIGHT_CANTHAL_TILT(Range.TILT, "the same of the right eye"),
    EYE_MOUTH_HEIGHT(Range.DIFFERENCE, "from the line of the eyes down to the mouth's corners"),
    MOUTH_WIDTH(Range.LENGTH, "between the mouth's corners (ch-ch)"),
    MOUTH_OPENING(
            Range.DIFFERENCE, "from the upper lip's upper edge to the lower lip's lower edge: the lips are in it"),
    MOUTH_CORNER_LIFT(Range.DIFFERENCE, "how much higher the mouth's corners are than its middle"),
    MOUTH_INNER_OPENING(Range.DIFFERENCE, "between the lips' inner edges: 0 for a closed mouth"),
    LEFT_EYE_ASPECT_RATIO(Range.RATIO, "how high the left eye is open, to its width"),
    RIGHT_EYE_ASPECT_RATIO(Range.RATIO, "the same of the right eye"),

    ASYMMETRY(Range.LENGTH, "the root mean square of the five below"),
    ASYMMETRY_EYE_INNER_CORNERS(Range.LENGTH, "from the left point to the right one's mirror image"),
    ASYMMETRY_EYE_OUTER_CORNERS(Range.LENGTH, "the same of the outer corners"),
    ASYMMETRY_EYEBROW_INNER_ENDS(Range.LENGTH, "the same of the brows' inner ends"),
    ASYMMETRY_EYEBROW_OUTER_ENDS(Range.LENGTH, "the same of the brows' outer ends"),
    ASYMMETRY_MOUTH_CORNERS(Range.LENGTH, "the same of the mouth's corners"),
    ASYMMETRY_PROCRUSTES(
            Range.LENGTH, "of all points, where the mirrored face is laid over the face as well as can be"),
    BROW_HEIGHT_DIFFERENCE(Range.DIFFERENCE, "how much higher the left brow is"),
    CANTHUS_HEIGHT_DIFFERENCE(Range.DIFFERENCE, "how much higher the left eye's outer corner is"),
    COMMISSURE_HEIGHT_DIFFERENCE(Range.DIFFERENCE, "how much higher the mouth's left corner is"),

    QUALITY(Range.SCORE, "how well the face can be read: the least of the five below"),
    QUALITY_SIZE(Range.SCORE, "100 from 90 pixels between the eyes on, less in proportion"),
    QUALITY_POSE(Range.SCORE, "the squared cosine of yaw, pitch or roll, whichever is least"),
    QUALITY_SHARPNESS(Range.SCORE, "how much the edges lose by one more blur"),
    QUALITY_EXPOSURE(Range.SCORE, "the share of pixels that are neither black nor burnt out"),
    QUALITY_CUT(Range.SCORE, "the share of the face's box that lies in the picture"),
    QUALITY_MOUTH_CLOSED(Range.SCORE, "100 for an opening up to 35 % of E, 0 from 70 % on; not in the total"),
    QUALITY_EYES_OPEN(Range.SCORE, "100 from a mean eye aspect ratio of 0.2 on, 0 up to 0.1; not in the total");

    /** All measures in the order of the tables' columns. */
    public static final List<Measure> ALL = List.of(values());

    private final Range range;
    private final String definition;

    Measure(Range range, String definition) {
        this.range = range;
        this.definition = definition;
    }

    /** The range of a kind of measure. */
    private enum Range {
        TURN("degrees", -180, 180),
        TILT("degrees", -90, 90),
        DEVIATION("degrees", 0, Double.MAX_VALUE),
        LENGTH("% of E", 0, Double.MAX_VALUE),
        DIFFERENCE("% of E", -Double.MAX_VALUE, Double.MAX_VALUE),
        PIXELS("px", 0, Double.MAX_VALUE),
        PERCENT("%", 0, Double.MAX_VALUE),
        RATIO("ratio", 0, Double.MAX_VALUE),
        SCORE("0..100", 0, 100);

        private final String unit;
        private final double min;
        private final double max;

        Range(String unit, double min, double max) {
            this.unit = unit;
            this.min = min;
            this.max = max;
        }
    }

    /** The name used in files: the constant in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit, such as {@code degrees}, {@code px}, {@code %} or {@code % of E}. */
    public String unit() {
        return range.unit;
    }

    /** The lowest possible value; {@code -Double.MAX_VALUE} if there is no bound. */
    public double min() {
        return range.min;
    }

    /** The highest possible value; {@code Double.MAX_VALUE} if there is no bound. */
    public double max() {
        return range.max;
    }

    /** The definition in one line. */
    public String definition() {
        return definition;
    }

    /**
     * Whether it is a length of the face, which can be converted to millimetres if the distance between the pupils is
     * known.
     */
    public boolean isLength() {
        return (range == Range.LENGTH || range == Range.DIFFERENCE) && this != POSE_ERROR;
    }
}
