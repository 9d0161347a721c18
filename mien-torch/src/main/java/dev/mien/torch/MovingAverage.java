package dev.mien.torch;

import dev.mien.net.Parameter;
import dev.mien.net.Weights;
import java.util.Map;
import org.bytedeco.pytorch.IValue;

/**
 * The exponential moving average of the weights (Polyak and Juditsky 1992). The running means and variances are averaged
 * with them, because they belong to the weights of their time, not to the latest ones.
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
     * Takes in the present weights. The first steps weigh more, so that the random start is soon forgotten: the decay is
     * at most (1 + step) / (10 + step).
     *
     * @param step counted from 1
     */
    void move(long step) {
        double present = Math.min(decay, (1.0 + step) / (10.0 + step));
        Native.scoped(() -> script.run("average", list, weights, new IValue(1 - present)));
    }
}
