package dev.mien.torch;

import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import java.util.Random;

/** Nets that train in milliseconds but have every kind of layer, and batches for them. */
final class TinyNets {
    static final int SIZE = 12;

    private TinyNets() {}

    /** Input [1, 12, 12], every layer there is, a shared node before the sum. */
    static Net withEveryLayer(int outputs) {
        Net.Builder net = Net.builder("tiny", 1, SIZE);
        net.add("scale", new Layer.Scale(4, -2));
        net.add("pad", new Layer.ZeroPad(1)); // [1, 14, 14]
        net.add("stem", new Layer.Conv(1, 8, 3, 1, 0, 1, false)); // [8, 12, 12]
        net.add("norm1", new Layer.BatchNorm(8, 1e-3f, .1f));
        String shared = net.add("relu1", new Layer.Relu());
        net.add("depthwise", new Layer.Conv(8, 8, 3, 1, 1, 8, true));
        net.add("norm2", new Layer.BatchNorm(8, 1e-3f, .1f));
        net.add("add", new Layer.Add(), "norm2", shared);
        net.add("relu2", new Layer.Relu());
        net.add("maxpool", new Layer.MaxPool(3, 2)); // [8, 5, 5]
        net.add("avgpool", new Layer.AvgPool(2, 2)); // [8, 2, 2]
        String pooled = net.last();
        net.add("flatten", new Layer.Flatten(), pooled);
        net.add("dense1", new Layer.Dense(32, 16));
        net.add("relu3", new Layer.Relu());
        net.add("dropout", new Layer.Dropout(.25f));
        net.add("dense2", new Layer.Dense(16, outputs));
        net.add("global", new Layer.GlobalAvgPool(), pooled);
        net.add("globalflat", new Layer.Flatten());
        net.add("globaldense", new Layer.Dense(8, outputs));
        net.add("sum", new Layer.Add(), "dense2", "globaldense");
        net.add("maps", new Layer.Conv(8, outputs / 2, 1, 1, 0, 1, true), pooled);
        net.add("larger", new Layer.Upsample(3)); // [outputs / 2, 6, 6]
        net.add("places", new Layer.SoftArgmax());
        net.add("all", new Layer.Add(), "sum", "places");
        return net.build();
    }

    static Weights start(Net net, long seed) {
        return Weights.initial(net, new Random(seed));
    }

    static float[] uniform(int size, long seed) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    /** One class each, in turn. */
    static float[] classes(int count, int classes) {
        float[] targets = new float[count * classes];
        for (int i = 0; i < count; i++) {
            targets[i * classes + i % classes] = 1;
        }
        return targets;
    }
}
