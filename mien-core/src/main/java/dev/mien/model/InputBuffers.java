package dev.mien.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Memory for the inputs of a model outside Java's heap, used again run after run. The runtime allocates it anew for each
 * tensor otherwise, and Java frees it only when the garbage collector comes to it: tens of megabytes wait for that where
 * the heap is large enough. Thread-safe: each run has a buffer of its own.
 */
final class InputBuffers {
    private final Queue<FloatBuffer> free = new ConcurrentLinkedQueue<>();

    /** A tensor whose memory goes back for other runs when it is closed. */
    final class Input implements AutoCloseable {
        private final FloatBuffer buffer;
        private final OnnxTensor tensor;

        private Input(FloatBuffer buffer, OnnxTensor tensor) {
            this.buffer = buffer;
            this.tensor = tensor;
        }

        OnnxTensor tensor() {
            return tensor;
        }

        @Override
        public void close() {
            tensor.close();
            free.add(buffer);
        }
    }

    /**
     * Makes a tensor of numbers.
     *
     * @param numbers the numbers from the buffer's position to its limit, row-major
     * @param shape the lengths of the axes; their product is the number of numbers
     */
    Input of(FloatBuffer numbers, long... shape) throws OrtException {
        FloatBuffer buffer = free.poll();
        int count = numbers.remaining();
        if (buffer == null || buffer.capacity() < count) {
            buffer = ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES))
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
        buffer.clear().put(numbers).flip();
        return new Input(buffer, OnnxTensor.createTensor(OnnxEnvironment.get(), buffer, shape));
    }
}
