package dev.mien.net;

import java.util.List;

/**
 * An array of numbers that a layer owns.
 *
 * @param name its name within the layer, such as {@code weight}
 * @param shape its sizes; a weight is [out, in] or [out, in / groups, kernel, kernel]
 * @param trained whether the optimizer moves it; running means are not trained
 * @param fanIn how many numbers flow into one output, for the random start; 0 for one that starts constant
 * @param fanOut how many outputs one number flows into; 0 for one that starts constant
 * @param start the constant that it starts with, where it does
 */
public record Parameter(String name, List<Integer> shape, boolean trained, int fanIn, int fanOut, float start) {

    /** A parameter that starts random. */
    static Parameter weight(String name, int fanIn, int fanOut, Integer... shape) {
        return new Parameter(name, List.of(shape), true, fanIn, fanOut, 0);
    }

    /** A parameter that starts with the same number everywhere. */
    static Parameter constant(String name, float start, boolean trained, int size) {
        return new Parameter(name, List.of(size), trained, 0, 0, start);
    }

    /** Whether it starts random. */
    public boolean random() {
        return fanIn > 0;
    }

    /** How many numbers it holds. */
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
