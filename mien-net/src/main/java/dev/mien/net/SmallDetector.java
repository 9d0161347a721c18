package dev.mien.net;

import dev.mien.model.DetectorModel;
import dev.mien.model.ModelMetadata;

/**
 * The face detector's net: residual blocks of plain 3x3 convolutions, most of them at an eighth of the input, and one
 * number for each cell and channel. It has no dense layer, so that the exported file takes pictures of any size; training
 * sees 96x96 pieces. One cell sees about 130 pixels, three times the largest face looked for.
 */
final class SmallDetector {
    private static final int STEM = 16;
    private static final int FINE = 24;
    private static final int WIDTH = 48;
    private static final int BLOCKS = 3;

    private SmallDetector() {}

    static Net create() { // [1, 96, 96]
        Net.Builder net = Net.builder("small", 1, ModelMetadata.INPUT_SIZE);
        ResidualBlocks blocks = new ResidualBlocks(net);
        net.add("input.scale", new Layer.Scale(4, -2)); // about zero mean and unit variance
        blocks.convolution("stem.half", 1, STEM, 3, 2); // [16, 48, 48]
        blocks.convolution("stem.quarter", STEM, FINE, 3, 2); // [24, 24, 24]
        blocks.stage("fine", 1, FINE, FINE, 1);
        blocks.convolution("stem.eighth", FINE, WIDTH, 3, 2); // [48, 12, 12]
        blocks.stage("trunk", BLOCKS, WIDTH, WIDTH, 1);
        blocks.convolution("head", WIDTH, WIDTH, 3, 1);
        net.add("head.cells", new Layer.Conv(WIDTH, DetectorModel.NUMBERS, 1, 1, 0, 1, true)); // [5, 12, 12]
        net.add("head.flatten", new Layer.Flatten()); // [720]; not in the exported file
        return net.build();
    }
}
