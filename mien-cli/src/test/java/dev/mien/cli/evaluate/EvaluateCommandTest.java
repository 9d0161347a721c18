package dev.mien.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import dev.mien.dataset.DataHash;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.export.OnnxExporter;
import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;
import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import dev.mien.train.history.EpochReport;
import dev.mien.train.history.History;
import dev.mien.train.history.Metric;
import dev.mien.train.run.MetricsFile;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    @Test
    void anExpressionModelIsScoredOnAPartThatTheFileNames() throws IOException {
        Path data = folder.resolve("faces.csv");
        Files.write(data, expressionRows());
        Path model = model(Optional.of(LabelSet.SEVEN), "none");
        assertThat(run(model, data, "--split", "PublicTest", "--labels", "five", "--tta", "--json", json().toString()))
                .isEqualTo(ExitCode.DONE);
        JsonNode scores = new ObjectMapper().readTree(json().toFile());
        // Row 0, 4, 8 ... of 28 have the classes 0, 4, 1, 5, 2, 6, 3: five of these seven are among the five.
        assertThat(scores.get("n").asInt()).isEqualTo(5);
        assertThat(scores.get("labels").asText()).isEqualTo("five");
        assertThat(scores.get("split").asText()).isEqualTo("PublicTest");
        assertThat(scores.get("data").asText()).isEqualTo("faces.csv");
        assertThat(scores.get("model").asText()).isEqualTo("model.onnx");
        assertThat(scores.get("tta").asBoolean()).isTrue();
        assertThat(scores.get("confusion")).hasSize(5);
        assertThat(scores.get("duplicates").asInt()).isEqualTo(1); // row 8 shows the image of row 1
        assertThat(scores.get("seconds").asDouble()).isPositive();
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**report.txt");
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**index.html");
        assertThat(Files.readString(folder.resolve("out/evaluation.json"))).isEqualTo(Files.readString(json()));
    }

    @Test
    void aKeypointModelIsScoredOnTheHeldOutRowsOfItsRun() throws IOException {
        Path data = folder.resolve("points.csv");
        Files.write(data, keypointRows());
        Dataset loaded = Datasets.keypoints(List.of(data), LoadOptions.defaults());
        Path model = model(Optional.empty(), DataHash.of(loaded));
        SplitFile.write(
                folder.resolve("split.json"),
                new Split("by hand", new int[] {0, 1, 2, 3}, new int[] {4}, new int[] {5, 6, 7}));
        assertThat(run(model, data, "--json", json().toString())).isEqualTo(ExitCode.DONE);
        JsonNode scores = new ObjectMapper().readTree(json().toFile());
        assertThat(scores.get("split").asText()).isEqualTo("test");
        assertThat(scores.get("n").asInt()).isEqualTo(3);
        assertThat(scores.get("mean_face_rmse_px").asDouble()).isPositive();
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**index.html");
    }

    @Test
    void eachValueOfAColumnIsScoredByItself() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String row : expressionRows()) {
            rows.add(row
                    + (rows.isEmpty()
                            ? ",Camera"
                            : rows.size() % 3 == 0 ? ",left" : rows.size() % 3 == 1 ? ",right" : ","));
        }
        Path data = folder.resolve("faces.csv");
        Files.write(data, rows);
        Path model = model(Optional.of(LabelSet.SEVEN), "none");
        Output output = new Output(
                model, data, "--split", "all", "--groups", "camera", "--coverage", ".8", "--json", json().toString());
        assertThat(output.code).as(output.text).isEqualTo(ExitCode.DONE);
        JsonNode scores = new ObjectMapper().readTree(json().toFile());
        JsonNode groups = scores.at("/groups/values");
        assertThat(groups.at("/left/n").asInt()
                        + groups.at("/right/n").asInt()
                        + groups.at("/(none)/n").asInt())
                .isEqualTo(28);
        assertThat(groups.at("/right/accuracy_ci95/0").asDouble())
                .isLessThanOrEqualTo(groups.at("/right/accuracy").asDouble());
        assertThat(groups.at("/right/ece").isNumber()).isTrue();
        assertThat(groups.at("/right").has("ece_ci95"))
                .as("drawn rows are worse calibrated than all")
                .isFalse();
        assertThat(output.text).containsPattern("(?m)^  ece +0\\.\\d{4}$");
        assertThat(scores.at("/sets/calibration_rows").asInt()).isEqualTo(14);
        assertThat(output.text).contains("by camera").contains("for a coverage of 80.0 %");
        assertThat(folder.resolve("out/index.html"))
                .content()
                .contains("By camera", "9 (too few to tell much)")
                .contains("Prediction sets", "The requested coverage is 80.0 %");
    }

    @ParameterizedTest
    @CsvSource({"PublicTest, true, true", "val, true, true", "val, false, false", "train, true, false"})
    void thePageSaysWhetherTheBestEpochWasChosenOnTheseRows(String part, boolean trainingData, boolean chosen)
            throws IOException {
        Path data = folder.resolve("faces.csv");
        Files.write(data, expressionRows());
        String hash = DataHash.of(Datasets.expressions(List.of(data), LoadOptions.defaults()));
        assertThat(run(model(Optional.of(LabelSet.SEVEN), trainingData ? hash : "none"), data, "--split", part))
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(folder.resolve("out/index.html")).contains("the best epoch was chosen on it"))
                .isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({"best, true", "last, false"})
    void noEpochWasChosenInARunThatKeepsTheLast(String keep, boolean chosen) throws IOException {
        Path data = folder.resolve("faces.csv");
        Files.write(data, expressionRows());
        Path model = model(
                Optional.of(LabelSet.SEVEN), DataHash.of(Datasets.expressions(List.of(data), LoadOptions.defaults())));
        RunDirectory run = new RunDirectory(folder);
        Files.writeString(run.config(), "{\"keep\": \"" + keep + "\"}");
        EpochReport epoch = new EpochReport(1, 1, 1, 1, .5, .001, 100);
        MetricsFile.write(run.metrics(), new History(Metric.ACCURACY, List.of(epoch)));
        assertThat(run(model, data, "--split", "val")).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(folder.resolve("out/index.html")).contains("the best epoch was chosen on it"))
                .isEqualTo(chosen);
    }

    @Test
    void severalModelsAreComparedOnTheSameRows() throws IOException {
        Path data = folder.resolve("faces.csv");
        Files.write(data, expressionRows());
        Path seven = model(Optional.of(LabelSet.SEVEN), "none");
        Path five = Files.move(model(Optional.of(LabelSet.FIVE), "none"), folder.resolve("five.onnx"));
        model(Optional.of(LabelSet.SEVEN), "none");
        Output output = new Output(seven, data, five.toString(), "--split", "PublicTest", "--json", json().toString());
        assertThat(output.code).as(output.text).isEqualTo(ExitCode.DONE);
        JsonNode comparison = new ObjectMapper().readTree(json().toFile());
        assertThat(comparison.get("models")).extracting(JsonNode::asText).containsExactly("model.onnx", "five.onnx");
        assertThat(comparison.get("n").asInt()).isEqualTo(5); // the five classes that both know
        assertThat(comparison.at("/figures/accuracy/differences")).hasSize(1);
        assertThat(output.text).contains("5 rows, all models on the same").contains("95 % interval");
        assertThat(folder.resolve("out/model-2/index.html")).isNotEmptyFile();

        Path points = Files.move(model(Optional.empty(), "none"), folder.resolve("points.onnx"));
        Output mixed = new Output(five, data, points.toString());
        assertThat(mixed.code).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(mixed.text).contains("points.onnx: a model for keypoints, but the first one is for expression");
    }

    @Test
    void badRowsAreNamedAndTheRestIsScored() throws IOException {
        List<String> rows = new ArrayList<>(expressionRows());
        for (int i = 0; i < 8; i++) {
            rows.addAll(expressionRows().subList(1, 29));
        }
        rows.set(5, "3,1 2 3,Training");
        Path data = folder.resolve("faces.csv");
        Files.write(data, rows);
        Output output = new Output(model(Optional.of(LabelSet.SEVEN), "none"), data, "--split", "all");
        assertThat(output.code).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(output.text).contains("faces.csv:6: 3 pixels").contains("weighted avg");
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLine() throws IOException {
        Path data = folder.resolve("faces.csv");
        Files.write(data, expressionRows());
        Path model = model(Optional.of(LabelSet.FIVE), "none");
        Output wrongLabels = new Output(model, data, "--split", "val", "--labels", "seven");
        assertThat(wrongLabels.code).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(wrongLabels.text).contains("cannot answer in 'seven'").hasLineCount(1);
        Output noPart = new Output(model, data, "--split", "PrivateTest");
        assertThat(noPart.code).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(noPart.text).contains("no row of the part 'PrivateTest'").hasLineCount(1);
        Output otherSplit = new Output(
                model, data, "--split-file", folder.resolve("split.json").toString());
        assertThat(otherSplit.code).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(otherSplit.text).contains("not those of the data").hasLineCount(1);
        Output noShare = new Output(model, data, "--bad-rows", "3");
        assertThat(noShare.code).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(noShare.text).contains("--bad-rows: 3.0 is not a share").hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** The unknown part would be refused when the rows are chosen, which comes before scoring. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--coverage 2          | --coverage: a coverage of 2.0",
                "--groups age          | no column 'age'; the first line has: emotion, pixels, usage",
                "--with model.onnx     | --with: a model for expression too",
                "five.onnx --groups age    | --groups: belongs to the scores of one model",
                "five.onnx --coverage .9   | --coverage: belongs to the scores of one model",
                "five.onnx --with five.onnx | --with: belongs to the report on one model"
            })
    void optionsThatCannotBeAreRefusedBeforeRowsAreScored(String arguments, String refusal) throws IOException {
        Path data = folder.resolve("faces.csv");
        Files.write(data, expressionRows());
        Files.move(model(Optional.of(LabelSet.FIVE), "none"), folder.resolve("five.onnx"));
        Path model = model(Optional.of(LabelSet.SEVEN), "none");
        List<String> more = new ArrayList<>(List.of("--split", "Unknown"));
        for (String argument : arguments.split(" ", -1)) {
            more.add(argument.endsWith(".onnx") ? folder.resolve(argument).toString() : argument);
        }
        Output output = new Output(model, data, more.toArray(String[]::new));
        assertThat(output.code).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(output.text).contains(refusal).hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void setsOfAModelOfPointsAreRefusedBeforeRowsAreScored() throws IOException {
        Path data = folder.resolve("training.csv");
        Files.write(data, keypointRows());
        Output output = new Output(model(Optional.empty(), "none"), data, "--coverage", ".9", "--split", "Unknown");
        assertThat(output.code).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(output.text)
                .contains("--coverage: a model of key points has no classes")
                .hasLineCount(1);
    }

    @Test
    void aSingleFaceIsNotSpokenOfAsSeveral() throws IOException {
        Path data = folder.resolve("training.csv");
        Files.write(data, keypointRows().subList(0, 2));
        Output output = new Output(model(Optional.empty(), "none"), data);
        assertThat(output.text).contains("1 face, pixels of the 96x96 crop");
    }

    @Test
    void aModelThatCannotBeScoredHereIsToldWithWhatCan() throws IOException {
        Output misspelt = new Output(Path.of("expresion"), folder.resolve("faces.csv"));
        assertThat(misspelt.code).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(misspelt.text)
                .startsWith("mien: expresion: no such file, nor a model that ships")
                .contains("one of keypoints, expression, detector");

        Output detector = new Output(Path.of("detector"), folder.resolve("faces.csv"));
        assertThat(detector.code).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(detector.text)
                .startsWith("mien: detector: a detector, expected a model that reads faces")
                .contains("'mien evaluate-detector'");
    }

    private Path json() {
        return folder.resolve("scores.json");
    }

    private int run(Path model, Path data, String... more) {
        return new Output(model, data, more).code;
    }

    /** What one command answers and prints. */
    private final class Output {
        private final int code;
        private final String text;

        Output(Path model, Path data, String... more) {
            List<String> arguments = new ArrayList<>(List.of(
                    "evaluate",
                    model.toString(),
                    "--data",
                    data.toString(),
                    "--out",
                    folder.resolve("out").toString()));
            arguments.addAll(List.of(more));
            CommandRun run = CommandRun.run(arguments.toArray());
            code = run.code();
            text = run.out() + run.err();
        }
    }

    private Path model(Optional<LabelSet> labels, String dataHash) throws IOException {
        int outputs = labels.map(LabelSet::size).orElse(2 * Keypoint.COUNT);
        Net.Builder builder = Net.builder("tiny", 1, ModelMetadata.INPUT_SIZE);
        builder.add("pool", new Layer.AvgPool(16, 16));
        builder.add("flatten", new Layer.Flatten());
        builder.add("dense", new Layer.Dense(36, outputs));
        Net net = builder.build();
        Path file = folder.resolve("model.onnx");
        ModelMetadata metadata = new ModelMetadata(
                labels.isPresent() ? Task.EXPRESSION : Task.KEYPOINTS,
                labels,
                "tiny",
                ModelMetadata.INPUT_RANGE,
                "faces.csv",
                dataHash,
                "by hand",
                1,
                Map.of(),
                "none",
                "test");
        OnnxExporter.write(file, net, Weights.initial(net, new Random(1)), metadata);
        return file;
    }

    /** 28 rows with the classes 0 to 6 in turn, every fourth PublicTest; row 8 shows the image of row 1. */
    private static List<String> expressionRows() {
        List<String> rows = new ArrayList<>(List.of("emotion,pixels,Usage"));
        for (int i = 0; i < 28; i++) {
            rows.add(i % 7 + "," + pixels(48, i == 8 ? 1 : i) + "," + (i % 4 == 0 ? "PublicTest" : "Training"));
        }
        return rows;
    }

    private static List<String> keypointRows() {
        List<String> rows = new ArrayList<>();
        rows.add(Stream.concat(
                        Keypoint.ALL.stream().flatMap(point -> Stream.of(point.columnX(), point.columnY())),
                        Stream.of("Image"))
                .collect(Collectors.joining(",")));
        for (int i = 0; i < 8; i++) {
            int row = i;
            rows.add(IntStream.range(0, 30)
                            .mapToObj(k -> String.valueOf((k * 3 + row) % 96))
                            .collect(Collectors.joining(","))
                    + "," + pixels(96, i));
        }
        return rows;
    }

    private static String pixels(int size, int seed) {
        return new Random(seed)
                .ints((long) size * size, 0, 256)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
