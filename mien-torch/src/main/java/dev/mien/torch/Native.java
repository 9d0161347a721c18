package dev.mien.torch;

import java.util.Objects;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.global.torch;

/** Utilities for native memory and threads. */
final class Native {
    static {
        // JavaCPP refuses to allocate once the whole process is larger than a few Java heaps; the engine's memory is
        // bounded by the batch, not by the heap.
        if (System.getProperty("org.bytedeco.javacpp.maxPhysicalBytes") == null) {
            System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        }
    }

    private Native() {}

    /** Runs the action and frees all native objects created in it. */
    static <T> T scoped(Supplier<T> action) {
        PointerScope scope = new PointerScope();
        try {
            return action.get();
        } finally {
            scope.close();
        }
    }

    /** Runs the action and frees all native objects created in it. */
    static void scoped(Runnable action) {
        Object unused = scoped(() -> {
            action.run();
            return "";
        });
    }

    /** Sets the number of threads for computations of the calling thread. */
    static void threads(int threads) {
        if (torch.get_num_threads() != threads) {
            torch.set_num_threads(threads);
        }
    }

    /** A copy in channels-last layout, in which convolutions are faster. */
    static Tensor channelsLast(Tensor tensor) {
        // contiguous(ChannelsLast) leaves 1x1 kernels and one-channel pictures as they are.
        return tensor.clone(new MemoryFormatOptional(torch.MemoryFormat.ChannelsLast));
    }

    /** A tensor [count, shape...] of an array's elements from item {@code first} on. */
    static Tensor tensor(float[] array, int first, int count, int... shape) {
        long[] sizes = new long[shape.length + 1];
        int item = 1;
        sizes[0] = count;
        for (int i = 0; i < shape.length; i++) {
            sizes[i + 1] = shape[i];
            item *= shape[i];
        }
        Objects.checkFromIndexSize(first * item, count * item, array.length);
        Tensor tensor = torch.empty(sizes);
        tensor.data_ptr_float().put(array, first * item, count * item);
        return tensor;
    }

    /** All elements in row-major order. */
    static float[] toArray(Tensor tensor) {
        return scoped(() -> {
            float[] array = new float[Math.toIntExact(tensor.numel())];
            tensor.contiguous().data_ptr_float().get(array);
            return array;
        });
    }

    /** A list of tensors as an argument for a script. */
    static IValue list(Iterable<Tensor> tensors) {
        GenericList list = new GenericList(new Type.TypePtr(TensorType.get()));
        tensors.forEach(tensor -> list.push_back(new IValue(tensor)));
        return new IValue(list);
    }
}
