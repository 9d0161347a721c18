package dev.mien.torch;

import dev.mien.net.Parameter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Tensors of some parameters of a net, in the engine's layout; read and written as row-major arrays. */
final class TensorSet {
    private final Map<String, Tensor> tensors;

    private TensorSet(Map<String, Tensor> tensors) {
        this.tensors = tensors;
    }

    /** Zeros for each parameter. */
    static TensorSet zeros(Map<String, Parameter> parameters) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> tensors.put(name, zeros(parameter)));
        return new TensorSet(tensors);
    }

    /** The tensor of that name, which must exist. */
    Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor '" + name + "'");
        }
        return tensor;
    }

    /** The same as an optional argument. */
    TensorOptional optional(String name) {
        return new TensorOptional(get(name));
    }

    /** Tensors that share the memory of these, of which those named collect gradients. */
    TensorSet leaves(Set<String> moved) {
        Map<String, Tensor> leaves = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> leaves.put(name, tensor.detach().requires_grad_(moved.contains(name))));
        return new TensorSet(leaves);
    }

    /** The tensors of those names, in that order. */
    List<Tensor> all(Collection<String> names) {
        return names.stream().map(this::get).toList();
    }

    /** Copies the arrays named {@code prefix + parameter} into the tensors. */
    void read(String prefix, Map<String, float[]> arrays) {
        tensors.forEach((name, tensor) -> {
            float[] array = arrays.get(prefix + name);
            if (array == null || array.length != tensor.numel()) {
                throw new IllegalArgumentException(prefix + name + ": "
                        + (array == null ? "missing" : array.length + " numbers") + ", expected " + tensor.numel());
            }
            Native.scoped(() -> tensor.copy_(torch.from_blob(
                    new FloatPointer(array), tensor.sizes().vec().get())));
        });
    }

    /** Adds a copy of each tensor as {@code prefix + parameter}. */
    void write(String prefix, Map<String, float[]> arrays) {
        tensors.forEach((name, tensor) -> arrays.put(prefix + name, Native.toArray(tensor)));
    }

    private static Tensor zeros(Parameter parameter) {
        Tensor zeros = torch.zeros(
                parameter.shape().stream().mapToLong(Integer::longValue).toArray());
        return parameter.shape().size() == 4 ? Native.channelsLast(zeros) : zeros;
    }
}
