package dev.mien.torch;

import dev.mien.engine.Optimizer;
import dev.mien.net.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Tensor;

/** Updates the weights by their gradients and holds the moments of the optimizer. */
final class TorchOptimizer {
    private final Optimizer rule;
    private final Script script;
    private final Map<String, TensorSet> moments = new LinkedHashMap<>();
    private final List<Group> groups = new ArrayList<>();

    /** A group of weights with the same decay: the leaves with the gradients, and the constant arguments. */
    private record Group(List<Tensor> leaves, IValue weights, List<IValue> moments, double decay) {}

    /**
     * @param moved the parameters to update by name
     * @param weights the tensors of these and other parameters
     * @param leaves tensors with the same memory and with gradients
     */
    TorchOptimizer(Optimizer rule, Script script, Map<String, Parameter> moved, TensorSet weights, TensorSet leaves) {
        this.rule = rule;
        this.script = script;
        for (String name : momentNames(rule)) {
            moments.put(name, TensorSet.zeros(moved));
        }
        // What starts random is a kernel; biases and norms start constant and are not decayed.
        for (boolean decayed : new boolean[] {true, false}) {
            List<String> names = moved.entrySet().stream()
                    .filter(entry -> entry.getValue().random() == decayed)
                    .map(Map.Entry::getKey)
                    .toList();
            groups.add(new Group(
                    leaves.all(names),
                    Native.list(weights.all(names)),
                    moments.values().stream()
                            .map(moment -> Native.list(moment.all(names)))
                            .toList(),
                    decayed ? rule.weightDecay() : 0));
        }
    }

    private static List<String> momentNames(Optimizer rule) {
        if (rule instanceof Optimizer.Sgd sgd) {
            return sgd.momentum() == 0 ? List.of() : List.of("momentum");
        }
        return List.of("mean", "square");
    }

    /** Discards the gradients; the next backward pass creates new ones. */
    void forgetGradients() {
        groups.forEach(
                group -> group.leaves().forEach(leaf -> leaf.mutable_grad().reset()));
    }

    /** Clips the gradients to that norm, taken over all of them together. */
    void clip(double norm) {
        List<Tensor> gradients = new ArrayList<>();
        groups.forEach(group -> gradients.addAll(gradients(group)));
        script.run("clip", Native.list(gradients), new IValue(norm));
    }

    /**
     * Updates the weights.
     *
     * @param step counted from 1
     */
    void move(long step, double learningRate) {
        for (Group group : groups) {
            IValue gradients = Native.list(gradients(group));
            IValue rate = new IValue(learningRate);
            if (rule instanceof Optimizer.Sgd sgd) {
                IValue momentum = sgd.momentum() == 0
                        ? Native.list(List.of())
                        : group.moments().get(0);
                script.run(
                        "sgd",
                        group.weights(),
                        gradients,
                        momentum,
                        rate,
                        new IValue(sgd.momentum()),
                        new IValue(sgd.nesterov()),
                        new IValue(group.decay()));
            } else if (rule instanceof Optimizer.Adam adam) {
                IValue[] constants = {new IValue(adam.beta1()), new IValue(adam.beta2()), new IValue(adam.epsilon())};
                adam("adam", group, gradients, step, rate, constants);
            } else if (rule instanceof Optimizer.AdamW adam) {
                IValue[] constants = {new IValue(adam.beta1()), new IValue(adam.beta2()), new IValue(adam.epsilon())};
                adam("adamw", group, gradients, step, rate, constants);
            }
        }
    }

    /** @param constants beta1, beta2 and epsilon */
    private void adam(String function, Group group, IValue gradients, long step, IValue rate, IValue... constants) {
        script.run(
                function,
                group.weights(),
                gradients,
                group.moments().get(0),
                group.moments().get(1),
                new IValue((double) step),
                rate,
                constants[0],
                constants[1],
                constants[2],
                new IValue(group.decay()));
    }

    private static List<Tensor> gradients(Group group) {
        return group.leaves().stream().map(Tensor::grad).toList();
    }

    /** Adds a copy of the moments, named {@code moment/parameter}. */
    void write(Map<String, float[]> arrays) {
        moments.forEach((name, moment) -> moment.write(name + "/", arrays));
    }

    /** Reads what {@link #write} wrote. */
    void read(Map<String, float[]> arrays) {
        moments.forEach((name, moment) -> moment.read(name + "/", arrays));
    }
}
