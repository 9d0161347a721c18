package dev.mien.serve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOptions;
import dev.mien.testing.RandomModels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ModelRegistryTest {
    private static final OptionalLong LATEST = OptionalLong.empty();

    @TempDir
    Path folder = Path.of("");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ModelRegistry registry = new ModelRegistry(
            new ModelOptions(1, false),
            new BatchOptions(8, Duration.ofMillis(5), 64, 64, Duration.ofMinutes(1), BatchOptions.MAX_RUN),
            meters);

    @AfterEach
    void close() {
        registry.close();
    }

    private static Faces faces(float[] numbers) {
        Faces faces = new Faces(1000);
        int count = numbers.length / Faces.NUMBERS;
        int at = faces.add(count);
        System.arraycopy(numbers, 0, faces.numbers(), at, numbers.length);
        return faces;
    }

    private CompletableFuture<ModelAnswer> ask(float[] numbers) {
        return registry.predict("m", LATEST, faces(numbers), System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
    }

    private static float[] answer(Path file, float[] numbers) {
        try (FaceModel model = FaceModel.open(file, ModelOptions.defaults())) {
            return model.run(numbers, numbers.length / Faces.NUMBERS);
        }
    }

    /** Looks until what has changed is seen twice. */
    private void refresh(ModelSource source) {
        registry.refresh(List.of(source));
        registry.refresh(List.of(source));
    }

    @Test
    void requestsOfManyAreAnsweredEachWithItsOwnNumbers() {
        Path file = RandomModels.expression(folder.resolve("m.onnx"), LabelSet.SEVEN, 1);
        refresh(ModelSource.file("m", file));
        List<float[]> asked = new ArrayList<>();
        List<CompletableFuture<ModelAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            asked.add(RandomModels.faces(1 + i % 3, i));
            answers.add(ask(asked.get(i)));
        }
        for (int i = 0; i < asked.size(); i++) {
            assertThat(answers.get(i).join().numbers()).containsExactly(answer(file, asked.get(i)), within(1e-5f));
        }
        assertThat(meters.get("mien.batch.faces").summary().max()).isGreaterThan(3); // they went together
    }

    @Test
    void aRequestThatTheModelCannotAnswerFailsAlone() {
        Path file = RandomModels.expression(folder.resolve("m.onnx"), LabelSet.SEVEN, 1);
        refresh(ModelSource.file("m", file));
        float[] poison = new float[Faces.NUMBERS];
        Arrays.fill(poison, Float.MAX_VALUE);
        float[] good = RandomModels.faces(1, 1);
        CompletableFuture<ModelAnswer> before = ask(good);
        CompletableFuture<ModelAnswer> poisoned = ask(poison);
        CompletableFuture<ModelAnswer> after = ask(good);
        assertThatThrownBy(poisoned::join)
                .cause()
                .isInstanceOfSatisfying(
                        ServingException.class, e -> assertThat(e.reason()).isEqualTo(ServingException.Reason.INVALID))
                .hasMessageContaining("expected 0..1");
        assertThat(before.join().numbers()).containsExactly(answer(file, good), within(1e-5f));
        assertThat(after.join().numbers()).containsExactly(answer(file, good), within(1e-5f));
    }

    @Test
    void noRequestIsLostOrMixedUpWhileModelsAreSwapped() throws IOException {
        Path file = folder.resolve("m.onnx");
        byte[][] contents = new byte[2][];
        float[] face = RandomModels.faces(1, 1);
        float[][] expected = new float[2][];
        for (int i = 0; i < 2; i++) {
            Path one = RandomModels.expression(folder.resolve(i + ".onnx"), LabelSet.SEVEN, i);
            contents[i] = Files.readAllBytes(one);
            expected[i] = answer(one, face);
        }
        WholeFile.write(file, contents[0]);
        ModelSource source = ModelSource.file("m", file);
        refresh(source);
        AtomicBoolean stop = new AtomicBoolean();
        List<CompletableFuture<boolean[]>> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(CompletableFuture.supplyAsync(() -> {
                boolean[] seen = new boolean[2];
                while (!stop.get()) {
                    float[] numbers = ask(face).join().numbers();
                    boolean first = isClose(numbers, expected[0]);
                    assertThat(first || isClose(numbers, expected[1])).isTrue();
                    seen[first ? 0 : 1] = true;
                }
                return seen;
            }));
        }
        for (int swap = 1; swap <= 10; swap++) {
            WholeFile.write(file, contents[swap % 2]);
            refresh(source);
            assertThat(ask(face).join().numbers()).containsExactly(expected[swap % 2], within(1e-5f));
        }
        stop.set(true);
        for (CompletableFuture<boolean[]> client : clients) {
            assertThat(client.join()).containsExactly(true, true);
        }
    }

    private static boolean isClose(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            if (Math.abs(a[i] - b[i]) > 1e-5) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aBrokenNewFileLeavesTheOldOneServingAndSaysSo() throws IOException {
        Path file = RandomModels.expression(folder.resolve("m.onnx"), LabelSet.SEVEN, 1);
        float[] face = RandomModels.faces(1, 1);
        float[] expected = answer(file, face);
        ModelSource source = ModelSource.file("m", file);
        refresh(source);
        byte[] whole = Files.readAllBytes(file);
        WholeFile.write(file, Arrays.copyOf(whole, whole.length / 2));
        refresh(source);
        assertThat(ask(face).join().numbers()).containsExactly(expected, within(1e-5f));
        VersionStatus status = registry.status("m").get(0);
        assertThat(status.available()).isTrue();
        assertThat(status.problem()).contains("damaged");
        assertThat(meters.get("mien.model.loads")
                        .tag("result", "broken")
                        .counter()
                        .count())
                .isEqualTo(1);
        WholeFile.write(file, whole);
        refresh(source);
        assertThat(registry.status("m").get(0).problem()).isEmpty();
    }

    @Test
    void versionsComeAndGoWithTheirFolders() throws IOException {
        Path first = RandomModels.expression(folder.resolve("m/1/model.onnx"), LabelSet.SEVEN, 1);
        Path second = RandomModels.expression(folder.resolve("m/12/model.onnx"), LabelSet.FIVE, 2);
        Files.createDirectories(folder.resolve("m/notes"));
        Files.createDirectories(folder.resolve("m/3"));
        ModelSource source = ModelSource.folder(folder);
        refresh(source);
        assertThat(registry.status("m")).extracting(VersionStatus::version).containsExactly(12L, 3L, 1L);
        assertThat(registry.status("m").get(1)).isEqualTo(new VersionStatus(3, false, "no such file"));
        assertThat(registry.describe("m", LATEST).outputs()).isEqualTo(5);
        assertThat(registry.describe("m", OptionalLong.of(1)).outputs()).isEqualTo(7);
        remove(second);
        refresh(source);
        assertThat(registry.describe("m", LATEST).outputs()).isEqualTo(7);
        remove(first);
        Files.delete(folder.resolve("m/3"));
        refresh(source);
        assertThat(registry.names()).isEmpty();
        assertThatThrownBy(() -> registry.describe("m", LATEST))
                .hasMessage("Servable not found for request: Latest(m)");
    }

    private static void remove(Path model) throws IOException {
        Files.delete(model);
        Files.delete(model.getParent());
    }

    @Test
    void zeroIsAVersionAndZerosBeforeANumberSayNothing() throws IOException {
        RandomModels.expression(folder.resolve("m/0/model.onnx"), LabelSet.SEVEN, 1);
        RandomModels.expression(folder.resolve("m/007/model.onnx"), LabelSet.FIVE, 2);
        RandomModels.expression(folder.resolve("n/7/model.onnx"), LabelSet.SEVEN, 3);
        RandomModels.expression(folder.resolve("n/07/model.onnx"), LabelSet.FIVE, 4);
        refresh(ModelSource.folder(folder));
        assertThat(registry.status("m")).extracting(VersionStatus::version).containsExactly(7L, 0L);
        assertThat(registry.describe("m", OptionalLong.of(7)).outputs()).isEqualTo(5);
        assertThat(registry.describe("m", OptionalLong.of(0)).outputs()).isEqualTo(7);
        assertThat(registry.status("n")).hasSize(1);
        assertThat(registry.describe("n", LATEST).outputs())
                .as("the plain number")
                .isEqualTo(7);
    }

    @Test
    void moreWorkThanTheQueueHoldsIsRefusedAtOnce() {
        refresh(ModelSource.file("m", RandomModels.expression(folder.resolve("m.onnx"), LabelSet.SEVEN, 1)));
        float[] many = RandomModels.faces(64, 1);
        List<CompletableFuture<ModelAnswer>> taken = new ArrayList<>();
        assertThatThrownBy(() -> {
                    while (true) {
                        taken.add(ask(many));
                    }
                })
                .isInstanceOfSatisfying(
                        ServingException.class,
                        e -> assertThat(e.reason()).isEqualTo(ServingException.Reason.OVERLOADED));
        taken.forEach(answer -> assertThat(answer.join().count()).isEqualTo(64));
        assertThat(meters.get("mien.queue.refused").counter().count()).isEqualTo(1);
    }

    @Test
    void twoSourcesOfOneNameAreRefused() {
        Path file = RandomModels.expression(folder.resolve("m.onnx"), LabelSet.SEVEN, 1);
        assertThatThrownBy(() -> registry.refresh(List.of(ModelSource.file("m", file), ModelSource.file("m", file))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("m version 1 is given twice");
        assertThatThrownBy(() -> ModelSource.file("../m", file)).isInstanceOf(UserError.class);
    }
}
