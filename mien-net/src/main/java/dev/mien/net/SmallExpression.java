package dev.mien.net;

import dev.mien.model.ModelMetadata;

/**
 * Mien's small net for expressions: four residual stages at 48x48, the native size of FER-2013. The first convolution
 * has full resolution but few channels; the number of channels grows as the maps shrink.
 */
final class SmallExpression {
    private static final int STEM = 16;
    private static final int[] WIDTHS = {32, 64, 128, 224};
    private static final int[] BLOCKS = {1, 2, 2, 1};

    private SmallExpression() {}

    static Net create(int classes) { // [1, 96, 96]
        Net.Builder net = Net.builder("small", 1, ModelMetadata.INPUT_SIZE);
        ResidualBlocks blocks = new ResidualBlocks(net);
        net.add("input.half", new Layer.AvgPool(2, 2)); // [1, 48, 48]
        net.add("input.scale", new Layer.Scale(4, -2)); // about zero mean and unit variance
        blocks.convolution("stem.fine", 1, STEM, 3, 1); // [16, 48, 48]
        blocks.convolution("stem.half", STEM, WIDTHS[0], 3, 2); // [32, 24, 24]
        int in = WIDTHS[0];
        for (int stage = 0; stage < WIDTHS.length; stage++) { // [32, 24, 24], [64, 12, 12], [128, 6, 6], [224, 3, 3]
            blocks.stage("stage" + (stage + 1), BLOCKS[stage], in, WIDTHS[stage], stage == 0 ? 1 : 2);
            in = WIDTHS[stage];
        }
        net.add("head.pool", new Layer.GlobalAvgPool());
        net.add("head.flatten", new Layer.Flatten());
        net.add("head.dropout", new Layer.Dropout(.3f));
        net.add("head.dense", new Layer.Dense(WIDTHS[3], classes));
        return net.build();
    }
}
