package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run takes the memory of the one before it, and answers as in memory of its own. */
class InputBuffersTest {
    private static final int SIDE = 320;
    private static final int RUNS = 20;

    private static long usedOutsideTheHeap() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    @Test
    void manyRunsTakeTheMemoryOfOne() {
        try (TensorModel model = TensorModel.open(ModelOrigin.shipped(Task.DETECTOR), 1)) {
            long before = usedOutsideTheHeap();
            for (int i = 0; i < RUNS; i++) {
                model.run(new float[SIDE * SIDE], 1, 1, SIDE, SIDE);
            }
            assertThat(usedOutsideTheHeap() - before).isLessThan(3L * SIDE * SIDE * Float.BYTES);
        }
    }

    @Test
    void aSmallerPictureAfterALargerOneIsAnsweredAsAlone() {
        float[] small = new float[64 * 96];
        for (int i = 0; i < small.length; i++) {
            small[i] = i % 7 / 7f;
        }
        try (TensorModel fresh = TensorModel.open(ModelOrigin.shipped(Task.DETECTOR), 1);
                TensorModel used = TensorModel.open(ModelOrigin.shipped(Task.DETECTOR), 1)) {
            used.run(new float[SIDE * SIDE], 1, 1, SIDE, SIDE);
            Map<String, float[]> expected = fresh.run(small, 1, 1, 64, 96);
            assertThat(used.run(small, 1, 1, 64, 96))
                    .containsOnlyKeys(expected.keySet())
                    .allSatisfy((output, numbers) -> assertThat(numbers).containsExactly(expected.get(output)));
        }
    }

    @Test
    void inputsInUseAtTheSameTimeHaveMemoryOfTheirOwn() throws OrtException {
        InputBuffers buffers = new InputBuffers();
        try (InputBuffers.Input one = buffers.of(FloatBuffer.wrap(new float[] {1, 2}), 2);
                InputBuffers.Input other = buffers.of(FloatBuffer.wrap(new float[] {3, 4, 5}), 1, 3)) {
            assertThat(one.tensor().getFloatBuffer()).isEqualTo(FloatBuffer.wrap(new float[] {1, 2}));
            assertThat(other.tensor().getFloatBuffer()).isEqualTo(FloatBuffer.wrap(new float[] {3, 4, 5}));
        }
    }
}
