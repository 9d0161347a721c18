package dev.mien.torch;

import dev.mien.net.Parameter;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Tensor;

/**
 * Moves the weights to about the worst ones in their neighbourhood and back, for sharpness-aware minimization (Foret et
 * al. 2021, arXiv:2010.01412): the gradient there leads to weights whose neighbours have a low loss, too, which
 * generalize better and learn fewer wrong labels by heart.
 */
final class SharpnessAware {
    private final double radius;
    private final Script script;
    private final List<Tensor> leaves;
    private final IValue weights;
    private final IValue kept;

    /**
     * @param radius the distance of the move, over all weights together
     * @param moved the parameters to move by name
     * @param weights the tensors of these and other parameters
     * @param leaves tensors with the same memory and with gradients
     */
    SharpnessAware(double radius, Script script, Map<String, Parameter> moved, TensorSet weights, TensorSet leaves) {
        this.radius = radius;
        this.script = script;
        this.leaves = leaves.all(moved.keySet());
        this.weights = Native.list(weights.all(moved.keySet()));
        kept = Native.list(TensorSet.zeros(moved).all(moved.keySet()));
    }

    /** Moves the weights along their gradients. */
    void up() {
        IValue gradients = Native.list(leaves.stream().map(Tensor::grad).toList());
        script.run("climb", weights, kept, gradients, new IValue(radius));
    }

    /** Restores the weights; their gradients stay. */
    void back() {
        script.run("restore", weights, kept);
    }
}
