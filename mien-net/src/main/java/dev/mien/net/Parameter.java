package dev.mien.net;

import java.util.List;

/**
 * An array of weights or statistics of a layer.
 *
 * @param name its name within the layer, such as {@code weight}
 * @param shape its dimensions; a weight is [out, in] or [out, in / groups, kernel, kernel]
 * @param trained whether the optimizer updates it; running statistics are not trained
 * @param fanIn the number of inputs of an output, for random initialization; 0 if it is initialized with a constant
 * @param fanOut the number of outputs of an input, for random initialization; 0 if it is initialized with a constant
 * @param start the constant that it is initialized with, unless random
 */
public record Parameter(String name, List<Integer> shape, boolean trained, int fanIn, int fanOut, float start) {

    /** A parameter with random initialization. */
    static Parameter weight(String name, int fanIn, int fanOut, Integer... shape) {
        return new Parameter(name, List.of(shape), true, fanIn, fanOut, 0);
    }

    /** A parameter initialized with a constant. */
    static Parameter constant(String name, float start, boolean trained, int size) {
        return new Parameter(name, List.of(size), trained, 0, 0, start);
    }

    /** Whether its initialization is random. */
    public boolean random() {
        return fanIn > 0;
    }

    /** The number of its elements. */
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
