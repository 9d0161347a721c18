package dev.mien.net;

import java.util.List;

/**
 * One step of a net: what it computes, without its weights. Shapes are given for one picture, channels first; the batch
 * is left out.
 */
public sealed interface Layer {

    /** The arrays of numbers that this layer owns, in a fixed order. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** Calls the visitor's method for this kind of layer. */
    <R> R accept(LayerVisitor<R> visitor);

    /** The picture that goes in: [channels, height, width], values in 0..1. The first node of every net, and only it. */
    record Input(int channels, int height, int width) implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Adds zeros around the picture: [c, h, w] to [c, h + 2 padding, w + 2 padding]. */
    record ZeroPad(int padding) implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Cross-correlation with square kernels: [in, h, w] to [out, (h + 2 padding - kernel) / stride + 1, ...].
     *
     * @param groups the channels are cut into so many independent groups; {@code in} for a depthwise layer
     * @param bias whether a number is added to each output channel
     */
    record Conv(int in, int out, int kernel, int stride, int padding, int groups, boolean bias) implements Layer {
        public Conv {
            if (in % groups != 0 || out % groups != 0) {
                throw new IllegalArgumentException(in + " to " + out + " channels do not divide by " + groups);
            }
        }

        @Override
        public List<Parameter> parameters() {
            int receptive = kernel * kernel;
            Parameter weight = Parameter.weight(
                    "weight", in / groups * receptive, out / groups * receptive, out, in / groups, kernel, kernel);
            return bias ? List.of(weight, Parameter.constant("bias", 0, true, out)) : List.of(weight);
        }

        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Normalises each channel over the batch while training and by running means otherwise (Ioffe and Szegedy 2015,
     * arXiv:1502.03167). The shape stays.
     *
     * @param epsilon added to the variance
     * @param momentum the share of the new batch in the running mean and variance, in PyTorch's sense (Keras' momentum is
     *     1 minus it)
     */
    record BatchNorm(int channels, float epsilon, float momentum) implements Layer {
        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.constant("weight", 1, true, channels),
                    Parameter.constant("bias", 0, true, channels),
                    Parameter.constant("running_mean", 0, false, channels),
                    Parameter.constant("running_var", 1, false, channels));
        }

        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Negative values become 0. The shape stays. */
    record Relu() implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The largest value of each window: [c, h, w] to [c, (h - kernel) / stride + 1, ...], rounded down. */
    record MaxPool(int kernel, int stride) implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The mean of each window: [c, h, w] to [c, (h - kernel) / stride + 1, ...], rounded down. */
    record AvgPool(int kernel, int stride) implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The mean of each channel: [c, h, w] to [c, 1, 1]. */
    record GlobalAvgPool() implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Each number becomes a square of {@code factor} by {@code factor}: [c, h, w] to [c, factor h, factor w]. */
    record Upsample(int factor) implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Where each channel is high: the mean place under the channel's softmax (Nibali et al. 2018, arXiv:1801.07372), [c, h,
     * w] to [2 c] as x, y of each channel in turn. Places run from -1 at the map's left and upper edges to 1 at the right
     * one; a cell stands for its middle.
     */
    record SoftArgmax() implements Layer {
        /**
         * The x of each cell's middle, row by row, and then the y of each: [2, height * width]. The left edge is -1, the right one 1;
         * y counts in the same units, from -1 at the upper edge.
         */
        public static float[] places(int height, int width) {
            float[] places = new float[2 * height * width];
            for (int cell = 0; cell < height * width; cell++) {
                places[cell] = (2 * (cell % width) + 1f) / width - 1;
                places[height * width + cell] = (2 * (cell / width) + 1f) / width - 1;
            }
            return places;
        }

        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** All numbers in one row, channel by channel: [c, h, w] to [c * h * w]. */
    record Flatten() implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A matrix product and a bias: [in] to [out]. */
    record Dense(int in, int out) implements Layer {
        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.weight("weight", in, out, out, in), Parameter.constant("bias", 0, true, out));
        }

        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** While training, sets that share of the values to 0 and scales up the rest; else passes them on. */
    record Dropout(float rate) implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The numbers of two inputs one after the other: [a] and [b] to [a + b]. */
    record Concat() implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The sum of two inputs of the same shape. */
    record Add() implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code x * factor + offset} with two constants: a normalisation of the input, or an output in pixels. */
    record Scale(float factor, float offset) implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
