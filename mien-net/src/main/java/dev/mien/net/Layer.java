package dev.mien.net;

import java.util.List;

/**
 * A layer of a net: its operation without its weights. Shapes are those of one picture, channels first, without the
 * batch dimension.
 */
public sealed interface Layer {

    /** The parameters of this layer, in a fixed order. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** Calls the visitor's method for this kind of layer. */
    <R> R accept(LayerVisitor<R> visitor);

    /** The input picture: [channels, height, width], values in 0..1. Always and only the first node of a net. */
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
     * @param groups the number of independent groups of channels; {@code in} for a depthwise layer
     * @param bias whether there is a bias for each output channel
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
     * Batch normalization: normalizes each channel over the batch during training and by running statistics otherwise
     * (Ioffe and Szegedy 2015, arXiv:1502.03167). Keeps the shape.
     *
     * @param epsilon added to the variance
     * @param momentum the share of the new batch in the running mean and variance, as in PyTorch (in Keras it is 1
     *     minus this)
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

    /** Replaces negative values by 0. Keeps the shape. */
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

    /** Repeats each element in a square of {@code factor} by {@code factor}: [c, h, w] to [c, factor h, factor w]. */
    record Upsample(int factor) implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Spatial soft-argmax: the expected position under the softmax of each channel (Nibali et al. 2018,
     * arXiv:1801.07372), [c, h, w] to [2 c] as x, y of each channel in turn. Positions range from -1 at the left and
     * upper edges of the map to 1 at the right edge; a cell is represented by its centre.
     */
    record SoftArgmax() implements Layer {
        /**
         * The x coordinates of the cells' centres, row by row, followed by their y coordinates: [2, height * width].
         * The left edge is -1, the right one 1; y has the same units, from -1 at the upper edge.
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

    /** Flattens channel by channel: [c, h, w] to [c * h * w]. */
    record Flatten() implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A fully connected layer with bias: [in] to [out]. */
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

    /** During training, sets that share of the values to 0 and scales up the rest; otherwise the identity. */
    record Dropout(float rate) implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Concatenates two inputs: [a] and [b] to [a + b]. */
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

    /** {@code x * factor + offset} with two constants, to normalize the input or to convert outputs to pixels. */
    record Scale(float factor, float offset) implements Layer {
        @Override
        public <R> R accept(LayerVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
