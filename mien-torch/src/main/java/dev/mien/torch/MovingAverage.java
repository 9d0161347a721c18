package dev.mien.torch;

import dev.mien.net.Parameter;
import dev.mien.net.Weights;
import java.util.Map;
import org.bytedeco.pytorch.IValue;

/**
 * The exponential moving average of the weights (Polyak and Juditsky 1992). Running means and variances are averaged,
 * too, since they match the weights of their step rather than the latest ones.
 */
final class MovingAverage {
    private final double decay;
    private final Script script;
    private final TensorSet tensors;
    private final IValue list;
    private final IValue weights;

    MovingAverage(double decay, Script script, Map<String, Parameter> parameters, TensorSet weights, Weights start) {
        this.decay = decay;
        this.script = script;
        tensors = TensorSet.zeros(parameters);
        tensors.read("", start.asMap());
        list = Native.list(tensors.all(parameters.keySet()));
        this.weights = Native.list(weights.all(parameters.keySet()));
    }

    /** The averages. */
    TensorSet tensors() {
        return tensors;
    }

    /**
     * Updates the average with the current weights. The decay is at most (1 + step) / (10 + step), so that the random
     * initial weights are soon forgotten.
     *
     * @param step counted from 1
     */
    void move(long step) {
        double present = Math.min(decay, (1.0 + step) / (10.0 + step));
        Native.scoped(() -> script.run("average", list, weights, new IValue(1 - present)));
    }
}
