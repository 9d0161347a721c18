package dev.mien.train;

import dev.mien.engine.Engine;
import dev.mien.engine.EngineState;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import dev.mien.train.sample.Samples;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An engine small enough to be sure of: it learns one number per output, by gradient descent with momentum on the squared
 * error, with a little noise in place of dropout.
 */
final class BiasEngine implements Engine {
    private static final double NOISE = 1e-3;

    /** Where the biases lie in the model file: any numbers of the net will do. */
    private static final String PLACE = "maps.conv.weight";

    private final Net net;
    private final Weights start;
    private final float[] bias;
    private final float[] momentum;
    private long steps;

    BiasEngine(Net net, Weights start) {
        this.net = net;
        this.start = start;
        this.bias = Arrays.copyOf(start.get(PLACE), net.outputs());
        this.momentum = new float[bias.length];
    }

    @Override
    public double step(float[] images, float[] targets, int count, double learningRate, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double loss = loss(forward(images, count), targets, count);
        for (int j = 0; j < bias.length; j++) {
            double gradient = random.nextDouble(-NOISE, NOISE);
            for (int i = 0; i < count; i++) {
                gradient += 2 * (bias[j] + images[i * Samples.IMAGE_LENGTH] - targets[i * bias.length + j]) / count;
            }
            momentum[j] = (float) (.9 * momentum[j] + gradient);
            bias[j] -= (float) (learningRate * momentum[j]);
        }
        steps++;
        return loss;
    }

    @Override
    public float[] forward(float[] images, int count) {
        float[] outputs = new float[count * bias.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = bias[i % bias.length] + images[i / bias.length * Samples.IMAGE_LENGTH];
        }
        return outputs;
    }

    @Override
    public void settleNorms(float[] images, int count) {} // it has none

    @Override
    public double loss(float[] outputs, float[] targets, int count) {
        double sum = 0;
        for (int i = 0; i < count * bias.length; i++) {
            sum += Math.pow(outputs[i] - targets[i], 2);
        }
        return sum / (count * bias.length);
    }

    @Override
    public Weights weights() {
        Map<String, float[]> arrays = new LinkedHashMap<>(start.asMap());
        float[] place = start.get(PLACE).clone();
        System.arraycopy(bias, 0, place, 0, bias.length);
        arrays.put(PLACE, place);
        return Weights.of(net, arrays);
    }

    @Override
    public EngineState state() {
        Map<String, float[]> arrays = new HashMap<>();
        arrays.put("bias", bias.clone());
        arrays.put("momentum", momentum.clone());
        return new EngineState(steps, arrays);
    }

    @Override
    public void restore(EngineState state) {
        System.arraycopy(state.arrays().get("bias"), 0, bias, 0, bias.length);
        System.arraycopy(state.arrays().get("momentum"), 0, momentum, 0, bias.length);
        steps = state.step();
    }

    @Override
    public void close() {}
}
