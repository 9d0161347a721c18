package dev.mien.serve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.LabelSet;
import dev.mien.model.ModelOptions;
import dev.mien.testing.RandomModels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Model files that are no models, never end, or are still being written: the others go on. */
@Timeout(120)
class UnrulyModelsTest {
    private static final OptionalLong LATEST = OptionalLong.empty();

    @TempDir
    Path folder = Path.of("");

    @AutoClose
    private ModelRegistry registry = registry(Duration.ofMinutes(1));

    private static ModelRegistry registry(Duration longestRun) {
        return new ModelRegistry(
                new ModelOptions(1, false),
                new BatchOptions(8, Duration.ZERO, 64, 64, Duration.ofMinutes(1), longestRun),
                new SimpleMeterRegistry());
    }

    /** For models that never end; a loaded machine needs a second or two for one that does. */
    private void losePatience() {
        registry.close();
        registry = registry(Duration.ofSeconds(3));
    }

    private Path place(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name).resolve("1")).resolve("model.onnx");
    }

    private CompletableFuture<ModelAnswer> ask(String name, float value) {
        Faces faces = new Faces(1);
        faces.add();
        Arrays.fill(faces.numbers(), value);
        return registry.predict(name, LATEST, faces, System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
    }

    private String problem(String name) {
        return registry.status(name).get(0).problem();
    }

    @Test
    void filesThatAreTooLargeOrNoFilesAreNamedAndTheOthersServe() throws Exception {
        RandomModels.expression(place("good"), LabelSet.SEVEN, 1);
        try (RandomAccessFile giant = new RandomAccessFile(place("giant").toFile(), "rw")) {
            giant.setLength(1L << 42); // takes no room on the disk
        }
        Files.createSymbolicLink(place("endless"), Path.of("/dev/zero"));
        registry.refresh(List.of(ModelSource.folder(folder)));
        assertThat(problem("giant")).contains("a file of more than");
        assertThat(problem("endless")).contains("not a regular file");
        assertThat(ask("good", 0.5f).join().count()).isEqualTo(1);
        assertThat(registry.isAlive()).isTrue();
    }

    @Test
    void aFileThatGrowsIsLoadedWhenItHasStayedTheSame() throws Exception {
        List<ModelSource> sources = List.of(ModelSource.folder(folder));
        registry.refresh(sources);
        Path whole = RandomModels.expression(folder.resolve("whole.onnx"), LabelSet.SEVEN, 1);
        byte[] bytes = Files.readAllBytes(whole);
        Path file = place("late");
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        registry.refresh(sources);
        assertThat(problem("late")).contains("still being written");
        Files.write(file, bytes);
        registry.refresh(sources);
        assertThat(problem("late")).contains("still being written");
        registry.refresh(sources);
        assertThat(ask("late", 0.5f).join().count()).isEqualTo(1);
    }

    @Test
    void aModelThatNeverEndsIsNotLoadedAndHoldsNobodyUp() throws Exception {
        losePatience();
        EndlessModel.write(place("endless"), -1);
        RandomModels.expression(place("good"), LabelSet.SEVEN, 1);
        registry.refresh(List.of(ModelSource.folder(folder)));
        assertThat(problem("endless")).contains("did not answer within 3 s");
        assertThat(ask("good", 0.5f).join().count()).isEqualTo(1);
    }

    @Test
    void aBatchThatNeverEndsIsStoppedAndItsModelToo() throws Exception {
        losePatience();
        EndlessModel.write(place("moody"), 0.9f);
        registry.refresh(List.of(ModelSource.folder(folder)));
        assertThat(ask("moody", 0.5f).join().count()).isEqualTo(1);
        CompletableFuture<ModelAnswer> never = ask("moody", 1);
        while (!never.isDone()) {
            registry.stopStuck();
            Thread.sleep(50);
        }
        assertThatThrownBy(never::join).hasMessageContaining("stopped");
        assertThat(problem("moody")).contains("did not come to an end");
        assertThatThrownBy(() -> ask("moody", 0.5f)).hasMessageContaining("Servable not found");
    }

    @Test
    void closingDoesNotWaitForABatchThatNeverEnds() throws Exception {
        losePatience();
        EndlessModel.write(place("moody"), 0.9f);
        registry.refresh(List.of(ModelSource.folder(folder)));
        CompletableFuture<ModelAnswer> never = ask("moody", 1);
        registry.close();
        assertThatThrownBy(never::join).hasMessageContaining("stopped");
    }
}
