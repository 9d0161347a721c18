package dev.mien.net;

import dev.mien.Keypoint;
import dev.mien.model.ModelMetadata;

/**
 * Mien's small net for key points: four residual stages down to 3x3, and a feature pyramid (Lin et al. 2017,
 * arXiv:1612.03144) up to a heatmap of 24x24 for each point. Unlike a dense layer, heatmaps are equivariant to
 * translations of the face, so that fewer annotated faces are needed.
 */
final class SmallKeypoints {
    private static final int STEM = 16;
    private static final int[] WIDTHS = {32, 64, 128, 192};
    private static final int[] BLOCKS = {1, 2, 1, 1};
    private static final int PYRAMID = 48;
    private static final int MAPS = 32;

    private final Net.Builder net;
    private final ResidualBlocks blocks;
    private final int points;
    private final String[] stages = new String[WIDTHS.length];

    private SmallKeypoints(String preset, int height, int points) {
        this.net = Net.builder(preset, 1, height, ModelMetadata.INPUT_SIZE);
        this.blocks = new ResidualBlocks(net);
        this.points = points;
    }

    /** Preset {@code small}: 15 points of the face crop. */
    static Net small(int outputs) {
        return create("small", ModelMetadata.INPUT_SIZE, Keypoint.COUNT, outputs);
    }

    /** Preset {@code points-27}: the same net with 27 heatmaps, which also reads below the crop, where the chin is. */
    static Net points27(int outputs) {
        return create(Presets.POINTS_27, ModelMetadata.TALL_INPUT, Keypoint.EXTENDED_COUNT, outputs);
    }

    private static Net create(String preset, int height, int points, int outputs) {
        if (outputs != 2 * points && outputs != 2 * points + 1) {
            throw new IllegalArgumentException(outputs + " outputs, expected two for each point, and perhaps the face");
        }
        SmallKeypoints small = new SmallKeypoints(preset, height, points);
        small.down();
        String places = small.up();
        if (outputs > 2 * points) {
            small.face(places);
        }
        return small.net.build();
    }

    private void down() { // [1, 96, 96]; all are a third higher for 27 points
        net.add("input.scale", new Layer.Scale(4, -2)); // about zero mean and unit variance
        blocks.convolution("stem.fine", 1, STEM, 5, 2); // [16, 48, 48]
        blocks.convolution("stem.half", STEM, WIDTHS[0], 3, 2); // [32, 24, 24]
        int in = WIDTHS[0];
        for (int stage = 0; stage < WIDTHS.length; stage++) { // [32, 24, 24], [64, 12, 12], [128, 6, 6], [192, 3, 3]
            stages[stage] = blocks.stage("stage" + (stage + 1), BLOCKS[stage], in, WIDTHS[stage], stage == 0 ? 1 : 2);
            in = WIDTHS[stage];
        }
    }

    private String up() {
        String higher = side(3); // [48, 3, 3]
        higher = joined(2, higher); // [48, 6, 6]
        joined(1, higher); // [48, 12, 12]
        higher = blocks.convolution("pyramid2.smooth", PYRAMID, PYRAMID, 3, 1);
        joined(0, higher); // [48, 24, 24]
        blocks.convolution("maps.smooth", PYRAMID, MAPS, 3, 1);
        net.add("maps.conv", new Layer.Conv(MAPS, points, 1, 1, 0, 1, true)); // [15, 24, 24]
        net.add("points.places", new Layer.SoftArgmax()); // [30], -1 and 1 at the edges
        float half = ModelMetadata.INPUT_SIZE / 2f;
        return net.add("points.pixels", new Layer.Scale(half, half - .5f)); // a pixel's middle is a whole number
    }

    private String joined(int stage, String higher) {
        String larger = net.add("pyramid" + (stage + 1) + ".up", new Layer.Upsample(2), higher);
        return net.add("pyramid" + (stage + 1) + ".add", new Layer.Add(), side(stage), larger);
    }

    private String side(int stage) {
        Layer conv = new Layer.Conv(WIDTHS[stage], PYRAMID, 1, 1, 0, 1, true);
        return net.add("pyramid" + (stage + 1) + ".side", conv, stages[stage]);
    }

    private void face(String points) {
        net.add("face.pool", new Layer.GlobalAvgPool(), stages[3]);
        net.add("face.flatten", new Layer.Flatten());
        net.add("face.dropout", new Layer.Dropout(.1f));
        String face = net.add("face.dense", new Layer.Dense(WIDTHS[3], 1));
        net.add("answers", new Layer.Concat(), points, face);
    }
}
