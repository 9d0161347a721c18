package dev.mien;

import java.util.List;
import java.util.Locale;

/**
 * What can be measured on a face: the one list from which the columns of every table, JSON's names and the document's rows follow.
 * {@code docs/measures.md} has the source of each. E is the distance between the middles of the eyes.
 */
public enum Measure {
    YAW("degrees", -180, 180, "how far the head turns: positive to the picture's right, the subject's left"),
    PITCH("degrees", -90, 90, "how far the head nods: positive up"),
    ROLL("degrees", -180, 180, "how far the head leans: positive clockwise in the picture"),
    POSE_ERROR("% of E", 0, Double.MAX_VALUE, "how far the points lie from the mean face in that pose"),
    POSE_SPREAD("degrees", 0, Double.MAX_VALUE, "one standard deviation of the least certain of yaw, pitch and roll");

    /** All measures in their columns' order. */
    public static final List<Measure> ALL = List.of(values());

    private final String unit;
    private final double least;
    private final double most;
    private final String definition;

    Measure(String unit, double least, double most, String definition) {
        this.unit = unit;
        this.least = least;
        this.most = most;
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

    /** The least value there can be. */
    public double least() {
        return least;
    }

    /** The largest value there can be; {@code Double.MAX_VALUE} where there is no bound. */
    public double most() {
        return most;
    }

    /** What it is, in a line. */
    public String definition() {
        return definition;
    }
}
