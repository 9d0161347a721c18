package dev.mien.net;

import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;

/**
 * Our own small net: works at 48x48, FER-2013's native size, with four residual stages of plain 3x3 convolutions (He et al.
 * 2016, arXiv:1512.03385). The first convolution sees every pixel with few channels; the width grows as the map shrinks,
 * where a multiply-add is cheapest.
 */
final class SmallPreset {
    private static final int STEM = 16;
    private static final int[] WIDTHS = {32, 64, 128, 224};
    private static final int[] BLOCKS = {1, 2, 2, 1};

    private final Net.Builder net = Net.builder("small", 1, ModelMetadata.INPUT_SIZE);

    private SmallPreset() {}

    static Net create(Task task, int outputs) {
        SmallPreset small = new SmallPreset();
        small.trunk();
        if (task == Task.KEYPOINTS) {
            small.keypointHead(outputs);
        } else {
            small.expressionHead(outputs);
        }
        return small.net.build();
    }

    private void trunk() { // [1, 96, 96]
        net.add("input.half", new Layer.AvgPool(2, 2)); // [1, 48, 48]
        net.add("input.scale", new Layer.Scale(4, -2)); // about zero mean and unit variance
        convolution("stem.fine", 1, STEM, 1); // [16, 48, 48]
        convolution("stem.half", STEM, WIDTHS[0], 2); // [32, 24, 24]
        int in = WIDTHS[0];
        for (int stage = 0; stage < WIDTHS.length; stage++) { // [32, 24, 24], [64, 12, 12], [128, 6, 6], [224, 3, 3]
            for (int number = 1; number <= BLOCKS[stage]; number++) {
                int stride = stage > 0 && number == 1 ? 2 : 1;
                block("stage" + (stage + 1) + ".block" + number, in, WIDTHS[stage], stride);
                in = WIDTHS[stage];
            }
        }
    }

    private void keypointHead(int outputs) {
        int features = WIDTHS[3] * 3 * 3;
        boolean scoresFaces = outputs == Presets.KEYPOINTS_AND_FACE;
        int coordinates = scoresFaces ? outputs - 1 : outputs;
        net.add("head.flatten", new Layer.Flatten()); // keeps the place, unlike a global mean
        String shared = net.add("head.dropout", new Layer.Dropout(.1f));
        net.add("head.dense", new Layer.Dense(features, coordinates));
        float half = ModelMetadata.INPUT_SIZE / 2f;
        String points = net.add("head.pixels", new Layer.Scale(half, half));
        if (scoresFaces) {
            String face = net.add("head.face", new Layer.Dense(features, 1), shared);
            net.add("head.both", new Layer.Concat(), points, face);
        }
    }

    private void expressionHead(int outputs) {
        net.add("head.pool", new Layer.GlobalAvgPool());
        net.add("head.flatten", new Layer.Flatten());
        net.add("head.dropout", new Layer.Dropout(.3f));
        net.add("head.dense", new Layer.Dense(WIDTHS[3], outputs));
    }

    private void convolution(String name, int in, int out, int stride) {
        net.add(name + ".conv", new Layer.Conv(in, out, 3, stride, 1, 1, false));
        norm(name + ".norm", out);
        net.add(name + ".relu", new Layer.Relu());
    }

    private void block(String name, int in, int out, int stride) {
        String input = net.last();
        net.add(name + ".conv1", new Layer.Conv(in, out, 3, stride, 1, 1, false), input);
        norm(name + ".norm1", out);
        net.add(name + ".relu1", new Layer.Relu());
        net.add(name + ".conv2", new Layer.Conv(out, out, 3, 1, 1, 1, false));
        String branch = norm(name + ".norm2", out);
        String shortcut = input;
        if (in != out || stride != 1) {
            net.add(name + ".shortcut.conv", new Layer.Conv(in, out, 1, stride, 0, 1, false), input);
            shortcut = norm(name + ".shortcut.norm", out);
        }
        net.add(name + ".add", new Layer.Add(), branch, shortcut);
        net.add(name + ".relu", new Layer.Relu());
    }

    private String norm(String name, int channels) {
        return net.add(name, new Layer.BatchNorm(channels, 1e-5f, .1f));
    }
}
