package dev.mien.net;

import dev.mien.model.ModelMetadata;

/**
 * Mien's nets for expressions: four residual stages at 48x48, the native size of FER-2013. The first convolution
 * has full resolution but few channels; the number of channels grows as the maps shrink.
 */
final class SmallExpression {
    private static final int STEM = 16;
    private static final int[] WIDTHS = {32, 64, 128, 224};
    private static final int[] SMALL = {1, 2, 2, 1};
    private static final int[] DEEP = {1, 2, 3, 2};

    private SmallExpression() {}

    static Net small(int classes) {
        return create("small", SMALL, classes);
    }

    /** The same with another residual block at 6x6 and at 3x3, where they cost little time. */
    static Net deep(int classes) {
        return create("deep", DEEP, classes);
    }

    private static Net create(String preset, int[] blocksOfStages, int classes) { // [1, 96, 96]
        Net.Builder net = Net.builder(preset, 1, ModelMetadata.INPUT_SIZE);
        ResidualBlocks blocks = new ResidualBlocks(net);
        net.add("input.half", new Layer.AvgPool(2, 2)); // [1, 48, 48]
        net.add("input.scale", new Layer.Scale(4, -2)); // about zero mean and unit variance
        blocks.convolution("stem.fine", 1, STEM, 3, 1); // [16, 48, 48]
        blocks.convolution("stem.half", STEM, WIDTHS[0], 3, 2); // [32, 24, 24]
        int in = WIDTHS[0];
        for (int stage = 0; stage < WIDTHS.length; stage++) { // [32, 24, 24], [64, 12, 12], [128, 6, 6], [224, 3, 3]
            blocks.stage("stage" + (stage + 1), blocksOfStages[stage], in, WIDTHS[stage], stage == 0 ? 1 : 2);
            in = WIDTHS[stage];
        }
        net.add("head.pool", new Layer.GlobalAvgPool());
        net.add("head.flatten", new Layer.Flatten());
        net.add("head.dropout", new Layer.Dropout(.3f));
        net.add("head.dense", new Layer.Dense(WIDTHS[3], classes));
        return net.build();
    }
}
