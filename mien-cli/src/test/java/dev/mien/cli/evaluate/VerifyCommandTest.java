package dev.mien.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.LabelSet;
import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import dev.mien.dataset.DataHash;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.Scoring;
import dev.mien.export.OnnxExporter;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Presets;
import dev.mien.net.Weights;
import dev.mien.testing.SyntheticFiles;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final int FACES = 24;

    @TempDir
    Path folder;

    private Path csv = Path.of("");
    private String said = "";

    @BeforeEach
    void draw() throws IOException {
        csv = SyntheticFiles.expressions(folder.resolve("faces.csv"), FACES);
    }

    private int run(String... arguments) {
        CommandRun run = CommandRun.run((Object[]) arguments);
        said = run.out() + run.err();
        return run.code();
    }

    /** A model file that says these figures of itself, and a split by every fourth row. */
    private Path model(String dataHash, Map<String, Double> figures) throws IOException {
        return model(dataHash, figures, "by hand");
    }

    private Path model(String dataHash, Map<String, Double> figures, String split) throws IOException {
        Net net = Presets.create("small", Task.EXPRESSION, LabelSet.SEVEN.size());
        ModelMetadata metadata = new ModelMetadata(
                Task.EXPRESSION,
                Optional.of(LabelSet.SEVEN),
                "small",
                ModelMetadata.INPUT_RANGE,
                "faces.csv",
                dataHash,
                split,
                1,
                figures,
                "none",
                "test");
        Path file = folder.resolve("model.onnx");
        OnnxExporter.write(file, net, Weights.initial(net, new Random(1)), metadata);
        int[] rows = IntStream.range(0, FACES).toArray();
        SplitFile.write(
                folder.resolve("split.json"),
                new Split(
                        split,
                        IntStream.of(rows).filter(row -> row % 4 != 0).toArray(),
                        IntStream.of(rows).filter(row -> row % 4 == 0).toArray(),
                        new int[0]));
        return file;
    }

    @Test
    void aModelWhoseStatementsAreFoundAgainHolds() throws IOException {
        Dataset data = Datasets.expressions(List.of(csv), LoadOptions.defaults());
        double accuracy = accuracy(model(DataHash.of(data), Map.of()), data);
        Path model = model(DataHash.of(data), Map.of("val_accuracy", accuracy, "temperature", 1.5));
        Path json = folder.resolve("checks.json");
        assertThat(run("verify", model.toString(), "--data", csv.toString(), "--json", json.toString()))
                .as(said)
                .isEqualTo(ExitCode.DONE);
        assertThat(said).containsPattern("data hash +holds").containsPattern("val_accuracy +holds");
        assertThat(said).containsPattern("temperature +not checked").contains("leaks: 0 ");
        JsonNode found = new ObjectMapper().readTree(json.toFile());
        assertThat(found.get("holds").asBoolean()).isTrue();
        assertThat(found.get("checks")).hasSize(4);
    }

    @Test
    void anEightBitModelStatesItsOwnFiguresWhereItsDataAreGiven() throws IOException {
        Path model = model(
                DataHash.of(Datasets.expressions(List.of(csv), LoadOptions.defaults())), Map.of("val_accuracy", .99));
        Path out = folder.resolve("int8.onnx");
        List<String> export = List.of("export", model.toString(), "--int8", csv.toString(), "--out", out.toString());
        assertThat(run(export, "--data", csv.toString(), "--split-file", folder + "/split.json"))
                .as(said)
                .isEqualTo(ExitCode.DONE);
        assertThat(run("verify", out.toString(), "--data", csv.toString())).isEqualTo(ExitCode.DONE);
        assertThat(said).containsPattern("val_accuracy +holds");
        assertThat(run(
                        export,
                        "--data",
                        SyntheticFiles.expressions(folder.resolve("others.csv"), 8)
                                .toString()))
                .isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(said).contains("--data: not the data and the split that the model was trained on");
        assertThat(run("export", model.toString(), "--data", csv.toString(), "--out", out.toString()))
                .isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(said).contains("--data: belongs to --int8");
    }

    private int run(List<String> first, String... more) {
        return run(Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void aFigureThatIsNotFoundAgainIsToldWithItsExitCode() throws IOException {
        Dataset data = Datasets.expressions(List.of(csv), LoadOptions.defaults());
        Path model = model(DataHash.of(data), Map.of("val_accuracy", .99));
        assertThat(run("verify", model.toString(), "--data", csv.toString())).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(said).containsPattern("val_accuracy +differs +file: 0.990000; data: 0\\.");
    }

    @Test
    void otherDataThanTheModelsIsTold() throws IOException {
        Path model = model("00", Map.of("val_accuracy", .5, "spread_left_eye_lower_lid_inner", 1.0));
        assertThat(run("verify", model.toString(), "--data", csv.toString())).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(said.lines().filter(line -> line.contains("not checked")))
                .as("the outcomes are below one another")
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.indexOf("not checked") == "spread_left_eye_lower_lid_inner  ".length());
        assertThat(said)
                .containsPattern("data hash +differs")
                .containsPattern("val_accuracy +not checked")
                .doesNotContain("leaks:");
    }

    @Test
    void figuresAreToldWithoutTheRowsThatTrainingKnows() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(csv));
        lines.set(5, lines.get(2).replace("Training", "PublicTest")); // row 4, of validation, is row 1
        Files.write(csv, lines);
        Dataset data = Datasets.expressions(List.of(csv), LoadOptions.defaults());
        Path model = model(DataHash.of(data), Map.of());
        assertThat(run("verify", model.toString(), "--data", csv.toString()))
                .as(said)
                .isEqualTo(ExitCode.DONE);
        int[] others = IntStream.range(0, FACES)
                .filter(row -> row % 4 == 0 && row != 4)
                .toArray();
        assertThat(said)
                .contains("leaks: 1 validation and test rows that training knows (exact copies: 1,")
                .contains(String.format(
                        Locale.ROOT,
                        "%-16s %.6f on the validation rows without them",
                        "accuracy",
                        accuracy(model, data, others)));
    }

    @Test
    void aSplitWithOtherRowsThanItsSeedGivesDiffers() throws IOException {
        Dataset data = Datasets.expressions(List.of(csv), LoadOptions.defaults());
        Split official = Splits.official(data, 1);
        Path model = model(DataHash.of(data), Map.of("val_accuracy", .5), official.description());
        Path split = folder.resolve("split.json");
        SplitFile.write(split, official);
        run("verify", model.toString(), "--data", csv.toString());
        assertThat(said).containsPattern("split +holds");
        int[] train = official.train();
        int[] validation = official.validation();
        int first = train[0];
        train[0] = validation[1];
        validation[1] = first;
        SplitFile.write(split, new Split(official.description(), train, validation, new int[0]));
        assertThat(run("verify", model.toString(), "--data", csv.toString())).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(said)
                .containsPattern("split +differs +file: official; data: ")
                .contains(
                        "the split.json has other rows than seed 1 gives: training: 1 more, 1 missing; validation: 1 more,"
                                + " 1 missing")
                .containsPattern("val_accuracy +not checked");
    }

    @Test
    void skippedRowsAreNamed() throws IOException {
        Dataset data = Datasets.expressions(List.of(csv), LoadOptions.defaults());
        Path model = model(DataHash.of(data), Map.of());
        Files.writeString(csv, Files.readString(csv) + "3,1 2 3,Training\n");
        assertThat(run("verify", model.toString(), "--data", csv.toString(), "--bad-rows", ".1"))
                .isEqualTo(ExitCode.SOME_FAILED);
        assertThat(said).containsPattern("split +holds").contains("faces.csv:26: ");
    }

    @Test
    void photosWithoutAFaceBelongToDetectorsOnly() throws IOException {
        Path model = model("00", Map.of());
        assertThat(run("verify", model.toString(), "--data", csv.toString(), "--background", "nowhere"))
                .isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(said).contains("--background: belongs to detectors");
        assertThat(run("verify", "--data", csv.toString(), "--background", "nowhere"))
                .isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(said).contains("--background: belongs to detectors");
    }

    private static double accuracy(Path file, Dataset data) {
        return accuracy(
                file,
                data,
                IntStream.range(0, FACES).filter(row -> row % 4 == 0).toArray());
    }

    private static double accuracy(Path file, Dataset data, int... rows) {
        try (FaceModel model = FaceModel.open(file, ModelOptions.defaults())) {
            Evaluation evaluation = Scoring.of(model)
                    .score(model, Optional.of(LabelSet.SEVEN), data, rows, Optional.empty(), done -> {});
            return evaluation.figures().entrySet().stream()
                    .filter(figure -> figure.getKey().equals("accuracy"))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .of(IntStream.range(0, rows.length).toArray());
        }
    }
}
