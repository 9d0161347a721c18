package dev.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every exporter does, whatever the format. */
abstract class ExporterContract {
    private static final long ANY = -1;

    @TempDir
    Path folder = Path.of("");

    /** Writes a model to that place, a file or a folder as the format has it, and answers the file. */
    abstract Path export(Path target, Net net, Weights weights, ModelMetadata metadata) throws IOException;

    /** Tries to write a model that the format cannot hold. */
    abstract void exportWhatCannotBe(Path target) throws IOException;

    /** What the written model takes, by name: shapes, with -1 for any number. */
    abstract Map<String, List<Long>> inputs(Path written) throws IOException;

    /** What it answers. */
    abstract Map<String, List<Long>> outputs(Path written) throws IOException;

    private Path export(Path target, Task task, long seed) throws IOException {
        ModelMetadata metadata = TestModels.metadata(task, "small");
        Net net = net(metadata);
        return export(target, net, TestModels.weights(net, seed), metadata);
    }

    private static Net net(ModelMetadata metadata) {
        return Presets.create("small", metadata.task(), metadata.outputs());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"KEYPOINTS", "EXPRESSION"})
    void theModelTakesAnyNumberOfFacesAndAnswersItsTasksNumbers(Task task) throws IOException {
        Path written = export(folder.resolve("model"), task, 1);
        assertThat(inputs(written)).containsOnlyKeys(ModelMetadata.INPUT_NAME);
        List<Long> input = inputs(written).getOrDefault(ModelMetadata.INPUT_NAME, List.of());
        assertThat(input).hasSize(4).startsWith(ANY);
        assertThat(input.stream().skip(1).reduce(1L, Math::multiplyExact))
                .isEqualTo((long) ModelMetadata.INPUT_SIZE * ModelMetadata.INPUT_SIZE);
        assertThat(outputs(written)).containsExactly(Map.entry(task.outputName(), List.of(ANY, outputs(task))));
    }

    private static long outputs(Task task) {
        return TestModels.metadata(task, "small").outputs();
    }

    @Test
    void theLastLayersNumbersAreInTheFileAsTheyAre() throws IOException {
        ModelMetadata metadata = TestModels.metadata(Task.EXPRESSION, "small");
        Net net = net(metadata);
        Weights weights = TestModels.weights(net, 3);
        float[] bias = weights.get(net.last().name() + ".bias");
        ByteBuffer numbers = ByteBuffer.allocate(4 * bias.length).order(ByteOrder.LITTLE_ENDIAN);
        numbers.asFloatBuffer().put(bias);
        Path written = export(folder.resolve("model"), net, weights, metadata);
        assertThat(new String(Files.readAllBytes(written), StandardCharsets.ISO_8859_1))
                .contains(new String(numbers.array(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void theSameModelIsTheSameBytesAndAnotherOneIsNot() throws IOException {
        Path first = export(folder.resolve("a"), Task.EXPRESSION, 1);
        assertThat(export(folder.resolve("b"), Task.EXPRESSION, 1)).hasSameBinaryContentAs(first);
        assertThat(Files.readAllBytes(export(folder.resolve("c"), Task.EXPRESSION, 2)))
                .isNotEqualTo(Files.readAllBytes(first));
    }

    @Test
    void foldersAreMadeAndAnOldFileIsReplacedByOneThatIsWhole() throws IOException {
        Path target = folder.resolve("not/here/yet/model");
        Path old = export(target, Task.EXPRESSION, 1);
        byte[] before = Files.readAllBytes(old);
        assertThat(export(target, Task.EXPRESSION, 2)).isEqualTo(old);
        assertThat(Files.readAllBytes(old)).isNotEqualTo(before);
        assertThat(files()).as("nothing else is left").containsExactly(old);
    }

    @Test
    void whatTheFormatCannotHoldIsRefusedAndLeavesTheOldFile() throws IOException {
        Path target = folder.resolve("model");
        byte[] before = Files.readAllBytes(export(target, Task.EXPRESSION, 1));
        assertThatThrownBy(() -> exportWhatCannotBe(target)).isInstanceOf(RuntimeException.class);
        assertThat(files()).hasSize(1);
        assertThat(Files.readAllBytes(files().get(0))).isEqualTo(before);
    }
}
