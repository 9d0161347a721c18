package dev.mien.net;

import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;

/**
 * Our own small net: works at 48x48, FER-2013's native size, with a strided stem and three residual stages of two plain
 * 3x3 convolutions each (He et al. 2016, arXiv:1512.03385).
 */
final class SmallPreset {
    private static final int[] WIDTHS = {40, 80, 160};

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
        net.add("stem.conv", new Layer.Conv(1, WIDTHS[0], 5, 2, 2, 1, false)); // [40, 24, 24]
        norm("stem.norm", WIDTHS[0]);
        net.add("stem.relu", new Layer.Relu());
        int in = WIDTHS[0];
        for (int i = 0; i < WIDTHS.length; i++) {
            block("stage" + (i + 1), in, WIDTHS[i], i == 0 ? 1 : 2); // [40, 24, 24], [80, 12, 12], [160, 6, 6]
            in = WIDTHS[i];
        }
    }

    private void keypointHead(int outputs) {
        net.add("head.conv", new Layer.Conv(160, 64, 1, 1, 0, 1, false)); // keeps the place, unlike a global mean
        norm("head.norm", 64);
        net.add("head.relu", new Layer.Relu());
        net.add("head.flatten", new Layer.Flatten()); // [64 * 6 * 6]
        net.add("head.dropout", new Layer.Dropout(.1f));
        net.add("head.dense", new Layer.Dense(64 * 6 * 6, outputs));
        net.add("head.pixels", new Layer.Scale(ModelMetadata.INPUT_SIZE / 2f, ModelMetadata.INPUT_SIZE / 2f));
    }

    private void expressionHead(int outputs) {
        net.add("head.pool", new Layer.GlobalAvgPool());
        net.add("head.flatten", new Layer.Flatten());
        net.add("head.dropout", new Layer.Dropout(.3f));
        net.add("head.dense", new Layer.Dense(WIDTHS[2], outputs));
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
