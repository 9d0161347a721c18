package dev.mien.serve.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.LabelSet;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.testing.RandomModels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BatcherTest {
    @TempDir
    Path folder = Path.of("");

    private static Job job(CompletableFuture<float[]> answer) {
        long now = System.nanoTime();
        return new Job(new float[Faces.NUMBERS], 1, now + TimeUnit.MINUTES.toNanos(1), now, answer);
    }

    /** Whoever takes the answer fails with an error, in the thread of the batches. */
    private static CompletableFuture<float[]> failing() {
        return new CompletableFuture<>() {
            @Override
            public boolean complete(float[] answer) {
                throw new StackOverflowError("on purpose");
            }
        };
    }

    @Test
    void anErrorFailsItsRequestAndTheThreadAnswersTheNext() throws Exception {
        Path file = RandomModels.expression(folder.resolve("m.onnx"), LabelSet.SEVEN, 1);
        ModelView model = ModelView.open(new ModelContent(ModelOrigin.file(file)), new ModelOptions(1, false));
        BatchOptions options = new BatchOptions(8, Duration.ZERO, 64, 64, Duration.ofMinutes(1), BatchOptions.MAX_RUN);
        try (Batcher batcher =
                new Batcher("m-1", model, options, new ModelMeters(new SimpleMeterRegistry(), "m", () -> 0))) {
            CompletableFuture<float[]> failed = failing();
            batcher.offer(job(failed));
            assertThat(failed)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableOfType(ExecutionException.class)
                    .withStackTraceContaining("on purpose");
            CompletableFuture<float[]> next = new CompletableFuture<>();
            batcher.offer(job(next));
            assertThat(next.get(30, TimeUnit.SECONDS)).hasSize(7);
            assertThat(batcher.isAlive()).isTrue();
        }
    }
}
