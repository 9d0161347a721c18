package dev.mien.net;

import dev.mien.OptionError;
import dev.mien.model.ModelMetadata;

/**
 * The two nets of the two-ResNet project: a backbone of two residual stages on 96x96 gray faces, followed by three
 * dense layers for 30 coordinates (18,016,286 parameters by Keras' count) or one for the classes (1,174,021 for five).
 */
final class SeedPreset {
    private final Net.Builder net = Net.builder("seed", 1, ModelMetadata.INPUT_SIZE);

    private SeedPreset() {}

    static Net keypoints(int outputs) {
        if (outputs == Presets.KEYPOINTS_AND_FACE) {
            throw new OptionError(
                    "the preset 'seed' does not tell faces from other pictures",
                    "background",
                    "leave it out, or use another preset");
        }
        SeedPreset seed = new SeedPreset();
        seed.trunk();
        seed.keypointHead(outputs);
        return seed.net.build();
    }

    static Net expression(int outputs) {
        SeedPreset seed = new SeedPreset();
        seed.trunk();
        seed.expressionHead(outputs);
        return seed.net.build();
    }

    private void trunk() { // [1, 96, 96]
        net.add("stem.pad", new Layer.ZeroPad(3));
        net.add("stem.conv", new Layer.Conv(1, 64, 7, 2, 0, 1, true)); // [64, 48, 48]
        norm("stem.norm", 64);
        net.add("stem.relu", new Layer.Relu());
        net.add("stem.pool", new Layer.MaxPool(3, 2)); // [64, 23, 23]
        stage("stage1", 64, 64, 64, 256); // [256, 11, 11]
        stage("stage2", 256, 128, 128, 512); // [512, 5, 5]
    }

    private void keypointHead(int outputs) {
        net.add("head.pool", new Layer.AvgPool(2, 2)); // [512, 2, 2]
        net.add("head.flatten", new Layer.Flatten());
        net.add("head.dense1", new Layer.Dense(2048, 4096));
        net.add("head.relu1", new Layer.Relu());
        net.add("head.dropout1", new Layer.Dropout(.2f));
        net.add("head.dense2", new Layer.Dense(4096, 2048));
        net.add("head.relu2", new Layer.Relu());
        net.add("head.dropout2", new Layer.Dropout(.1f));
        net.add("head.dense3", new Layer.Dense(2048, outputs));
        net.add("head.relu3", new Layer.Relu());
    }

    private void expressionHead(int outputs) {
        net.add("head.pool", new Layer.AvgPool(4, 4)); // [512, 1, 1]
        net.add("head.flatten", new Layer.Flatten());
        net.add("head.dense", new Layer.Dense(512, outputs));
    }

    private void stage(String name, int in, int f1, int f2, int f3) {
        convBlock(name + ".block1", in, f1, f2, f3);
        identityBlock(name + ".block2", f1, f2, f3);
        identityBlock(name + ".block3", f1, f2, f3);
    }

    private void convBlock(String name, int in, int f1, int f2, int f3) {
        String input = net.last();
        net.add(name + ".conv1", conv(in, f1, 1), input);
        net.add(name + ".pool", new Layer.MaxPool(2, 2));
        String branch = bottleneckAfterFirstConv(name, f1, f2, f3);
        net.add(name + ".shortcut.conv", conv(in, f3, 1), input);
        net.add(name + ".shortcut.pool", new Layer.MaxPool(2, 2));
        String shortcut = norm(name + ".shortcut.norm", f3);
        join(name, branch, shortcut);
    }

    private void identityBlock(String name, int f1, int f2, int f3) {
        String input = net.last();
        net.add(name + ".conv1", conv(f3, f1, 1), input);
        String branch = bottleneckAfterFirstConv(name, f1, f2, f3);
        join(name, branch, input);
    }

    private String bottleneckAfterFirstConv(String name, int f1, int f2, int f3) {
        norm(name + ".norm1", f1);
        net.add(name + ".relu1", new Layer.Relu());
        net.add(name + ".conv2", conv(f1, f2, 3));
        norm(name + ".norm2", f2);
        net.add(name + ".relu2", new Layer.Relu());
        net.add(name + ".conv3", conv(f2, f3, 1));
        return norm(name + ".norm3", f3);
    }

    private void join(String name, String branch, String shortcut) {
        net.add(name + ".add", new Layer.Add(), branch, shortcut);
        net.add(name + ".relu", new Layer.Relu());
    }

    private static Layer.Conv conv(int in, int out, int kernel) {
        return new Layer.Conv(in, out, kernel, 1, kernel / 2, 1, true);
    }

    private String norm(String name, int channels) {
        return net.add(name, new Layer.BatchNorm(channels, 1e-3f, .01f)); // Keras' defaults
    }
}
