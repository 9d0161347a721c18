package dev.mien.net;

import dev.mien.model.PyramidCells;
import java.util.ArrayList;
import java.util.List;

/**
 * The net of the face detector: one pass over the picture, with outputs for cells of 8, 16 and 32 pixels. A backbone of
 * residual blocks of 3x3 convolutions, a feature pyramid (Lin et al. 2017, arXiv:1612.03144), and a head with a
 * convolution and the values of {@link PyramidCells} for each level. Fully convolutional, so that the exported model
 * takes pictures of any size; training uses pieces of {@link #SIDE} pixels.
 */
public final class PyramidDetector {
    /** The side in pixels of the pieces of photos that it is trained on. */
    public static final int SIDE = 320;

    private static final int QUARTER = 32;
    private static final int[] WIDTHS = {48, 64, 64};
    private static final int[] BLOCKS = {2, 3, 3};
    private static final int PYRAMID = 48;

    /**
     * The initial logit of the scores, which is low since few cells have a face (Lin et al. 2017, arXiv:1708.02002).
     */
    private static final float UNSURE = -4;

    private PyramidDetector() {}

    static Net create() { // [1, 320, 320]
        Net.Builder net = Net.builder("pyramid", 1, SIDE);
        ResidualBlocks blocks = new ResidualBlocks(net);
        net.add("input.scale", new Layer.Scale(4, -2)); // about zero mean and unit variance
        blocks.convolution("stem", 1, QUARTER, 6, 1, 4); // [32, 80, 80]
        String[] trunk = new String[WIDTHS.length];
        int in = QUARTER;
        for (int level = 0; level < WIDTHS.length; level++) {
            trunk[level] = blocks.stage(name("trunk", level), BLOCKS[level], in, WIDTHS[level], 2);
            in = WIDTHS[level];
        }
        String[] fused = new String[WIDTHS.length];
        for (int level = WIDTHS.length - 1; level >= 0; level--) {
            String side = net.add(
                    name("side", level), new Layer.Conv(WIDTHS[level], PYRAMID, 1, 1, 0, 1, true), trunk[level]);
            if (level < WIDTHS.length - 1) {
                String enlarged = net.add(name("enlarged", level), new Layer.Upsample(2), fused[level + 1]);
                side = net.add(name("fused", level), new Layer.Add(), side, enlarged);
            }
            fused[level] = side;
        }
        addHeads(net, blocks, fused);
        return net.build();
    }

    /** Adds the head of each level, and concatenates their outputs into a row. */
    private static void addHeads(Net.Builder net, ResidualBlocks blocks, String... fused) {
        List<String> rows = new ArrayList<>();
        for (int level = 0; level < WIDTHS.length; level++) {
            String head = name("head", level);
            net.add(head + ".conv", new Layer.Conv(PYRAMID, PYRAMID, 3, 1, 1, 1, false), fused[level]);
            blocks.norm(head + ".norm", PYRAMID);
            net.add(head + ".relu", new Layer.Relu());
            net.add(head + ".cells", new Layer.Conv(PYRAMID, PyramidCells.NUMBERS, 1, 1, 0, 1, true));
            rows.add(net.add(head + ".flatten", new Layer.Flatten())); // this and the rest is not in the exported file
        }
        String row = rows.get(0);
        for (int level = 1; level < rows.size(); level++) {
            row = net.add(name("row", level), new Layer.Concat(), row, rows.get(level));
        }
    }

    /** The random weights with low initial scores. */
    public static Weights unsure(Net net, Weights random) {
        Weights weights = random;
        for (int level = 0; level < WIDTHS.length; level++) {
            float[] bias = new float[PyramidCells.NUMBERS];
            bias[0] = UNSURE;
            weights = weights.with(net, name("head", level) + ".cells.bias", bias);
        }
        return weights;
    }

    private static String name(String part, int level) {
        return part + PyramidCells.STRIDES.get(level);
    }
}
