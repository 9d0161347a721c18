package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.ExpressionScores;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.analyze.FaceGrid;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.testing.RandomModels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictCommandTest {
    private static final String FIRST =
            "source,frame,time_s,track,left,top,right,bottom,detection_score,expression,confidence,";
    private static final int POINTS_FROM = 18; // 11 columns and seven classes before them

    @TempDir
    static Path models = Path.of("");

    private static Path keypoints = Path.of("");
    private static Path seven = Path.of("");
    private static Path five = Path.of("");

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void makeModels() {
        keypoints = RandomModels.keypoints(models.resolve("keypoints.onnx"), 1);
        seven = RandomModels.expression(models.resolve("seven.onnx"), LabelSet.SEVEN, 1);
        five = RandomModels.expression(models.resolve("five.onnx"), LabelSet.FIVE, 1);
    }

    /** Smooth blobs, each seed its own. */
    private static GrayImage face(int side, long seed) {
        Random random = new Random(seed);
        double x = side * random.nextDouble();
        double y = side * random.nextDouble();
        byte[] pixels = new byte[side * side];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / side;
            double distance = Math.hypot(i % side - x, row - y) / side;
            pixels[i] = (byte) (255 * Math.abs(Math.sin(5 * distance + seed)));
        }
        return new GrayImage(side, side, pixels);
    }

    private Path picture(String name, int side, long seed) throws IOException {
        Path file = folder.resolve(name);
        PictureFiles.writePng(file, Luma.picture(face(side, seed)));
        return file;
    }

    /** A data file as FER-2013's, one row for each class given. */
    private Path dataFile(int... classes) throws IOException {
        StringBuilder text = new StringBuilder("emotion,pixels,Usage\n");
        for (int i = 0; i < classes.length; i++) {
            text.append(classes[i]).append(',');
            for (byte pixel : face(48, i).pixels()) {
                text.append(pixel & 0xff).append(' ');
            }
            text.setCharAt(text.length() - 1, ',');
            text.append("Training\n");
        }
        return Files.writeString(folder.resolve("faces.csv"), text);
    }

    private static List<List<String>> rows(String csv) {
        return csv.lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
    }

    private static List<ExpressionScores> scores(ModelOptions options, GrayImage... faces) {
        try (ExpressionModel model = ExpressionModel.open(seven, options)) {
            return model.predict(List.of(faces));
        }
    }

    @Test
    void onePictureGivesTheHeaderAndARowOnStandardOutput() throws IOException {
        Path file = picture("a.png", 96, 1);
        CommandRun run =
                CommandRun.run("predict", "--detector", "none", file, "--expression", seven, "--keypoints", keypoints);
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("mien: 1 face in ");
        assertThat(run.out().lines()).hasSize(2);
        StringBuilder header = new StringBuilder(FIRST + "anger,disgust,fear,happy,sad,surprise,neutral");
        Keypoint.ALL.forEach(
                point -> header.append(',').append(point.columnX()).append(',').append(point.columnY()));
        assertThat(run.out()).startsWith(header + "\n");
        List<String> row = rows(run.out()).get(0);
        assertThat(row.subList(0, 9)).containsExactly(file.toString(), "", "", "", "0", "0", "96", "96", "1");
        ExpressionScores expected = scores(ModelOptions.defaults(), face(96, 1)).get(0);
        assertThat(row.get(9)).isEqualTo(expected.best().label());
        assertThat(Float.parseFloat(row.get(10))).isCloseTo(expected.confidence(), within(1e-5f));
    }

    @Test
    void keyPointsAreInPixelsOfThePicture() throws IOException {
        Path file = picture("a.png", 150, 1);
        CommandRun run =
                CommandRun.run("predict", "--detector", "none", file, "--keypoints", keypoints, "--expression", "none");
        List<String> row = rows(run.out()).get(0);
        assertThat(row.subList(9, POINTS_FROM)).containsOnly("");
        try (KeypointModel model = KeypointModel.open(keypoints, ModelOptions.defaults())) {
            Keypoints expected = model.predict(List.of(face(150, 1))).get(0);
            assertThat(expected.x(Keypoint.NOSE_TIP) + expected.y(Keypoint.NOSE_TIP))
                    .isGreaterThan(1);
            for (int i = 0; i < 30; i++) {
                assertThat(Float.parseFloat(row.get(POINTS_FROM + i))).isCloseTo(expected.toArray()[i], within(2e-3f));
            }
        }
    }

    @Test
    void dataRowsAreAnsweredAsTheModelItselfAnswersThem() throws IOException {
        Path data = dataFile(3, 0, 6, 5);
        CommandRun run = CommandRun.run("predict", data, "--expression", seven);
        assertThat(run.code()).isZero();
        List<ExpressionScores> expected =
                scores(ModelOptions.defaults(), face(48, 0), face(48, 1), face(48, 2), face(48, 3));
        List<List<String>> rows = rows(run.out());
        assertThat(rows).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(rows.get(i).get(0)).isEqualTo("faces.csv:" + (i + 2));
            for (int c = 0; c < 7; c++) {
                assertThat(Float.parseFloat(rows.get(i).get(11 + c)))
                        .isCloseTo(expected.get(i).probabilities()[c], within(1e-5f));
            }
        }
        assertThat(rows.stream().map(row -> row.get(11)).distinct())
                .as("answers differ")
                .hasSize(4);
    }

    @Test
    void jsonHoldsTheTruthOfDataRows() throws IOException {
        CommandRun run = CommandRun.run(
                "predict", dataFile(3, 5), "--expression", seven, "--keypoints", keypoints, "--format", "json");
        JsonNode faces = new ObjectMapper().readTree(run.out()).get("faces");
        assertThat(faces).hasSize(2);
        assertThat(faces.at("/0/source").asText()).isEqualTo("faces.csv:2");
        assertThat(faces.at("/0/truth/expression").asText()).isEqualTo("happy");
        assertThat(faces.at("/1/truth/expression").asText()).isEqualTo("surprise");
        assertThat(faces.at("/1/keypoints")).hasSize(15);
        assertThat(faces.at("/1/expression/probabilities")).hasSize(7);
    }

    @Test
    void aBrokenPictureIsNamedAndTheRestIsDone() throws IOException {
        picture("in/b/2.png", 48, 2);
        picture("in/1.png", 48, 1);
        Files.writeString(folder.resolve("in/a.jpg"), "not a picture");
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.run(
                "predict", "--detector", "none", folder.resolve("in"), "--expression", seven, "--out", out);
        assertThat(run.code()).isEqualTo(Main.SOME_FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("a.jpg: not a picture").contains("2 faces, 1 failed");
        List<List<String>> rows = rows(Files.readString(out.resolve("predictions.csv")));
        assertThat(rows)
                .extracting(row -> row.get(0))
                .containsExactly(
                        folder.resolve("in/1.png").toString(),
                        folder.resolve("in/b/2.png").toString());
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).containsExactly(out.resolve("predictions.csv"));
        }
    }

    @Test
    void badDataRowsAreNamedAndCounted() throws IOException {
        Path data = dataFile(3, 0);
        Files.writeString(data, Files.readString(data) + "9,1 2 3,Training\n");
        CommandRun run = CommandRun.run("predict", data, "--expression", seven);
        assertThat(run.code()).isEqualTo(Main.SOME_FAILED);
        assertThat(run.err()).contains("faces.csv:4").contains("2 faces, 1 failed");
    }

    @Test
    void whereNothingCouldBeDoneTheOldTableStays() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("predictions.csv"), "old");
        Files.createDirectories(folder.resolve("empty"));
        CommandRun run = CommandRun.run(
                "predict", folder.resolve("gone.png"), folder.resolve("empty"), "--expression", seven, "--out", out);
        assertThat(run.code()).isEqualTo(Main.NOTHING_DONE);
        assertThat(run.err())
                .contains("gone.png: no such file")
                .contains("empty: no pictures or videos in this folder")
                .contains("no picture was read, 2 failed");
        assertThat(out.resolve("predictions.csv")).hasContent("old");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "predict {picture} --keypoints none --expression none | no model to ask",
                "predict --expression {seven} | Missing required parameter: 'INPUT'",
                "predict {picture} --expression gone.onnx | gone.onnx",
                "predict {picture} --expression {keypoints} | {keypoints}",
                "predict {picture} --keypoints {seven} | {seven}",
                "predict {picture} --expression {seven} --format parquet | add --out DIR",
                "predict {picture} --expression {seven} --format xml | unknown format 'xml'",
                "predict {picture} --expression {seven} --detector magic | unknown detector 'magic'",
                "predict {picture} --smallest-face 0 | use a number from 1",
                "predict {picture} --least-score 2 | use a number from 0 to 1",
                "predict {picture} --max-faces 0 | use a number from 1",
                "predict {picture} --threads 0 | use a number from 1",
                "predict {picture} --expression {seven} --labels eight | unknown label set 'eight'",
                "predict {picture} --expression {five} --labels seven | cannot answer in 'seven'",
                "predict {picture} --expression {seven} --annotate | add --out DIR",
                "predict {picture} --expression {seven} --grid 4 | add --out DIR",
                "predict {picture} --expression {seven} --grid 401 --out {out} | use a number from 1 to 400",
                "predict {picture} --expression {seven} --limit 0 | use a number from 1",
            })
    void wrongUsageIsExplainedAndEndsWithTwo(String arguments, String message) throws IOException {
        String line = arguments
                .replace("{picture}", picture("a.png", 48, 1).toString())
                .replace("{seven}", seven.toString())
                .replace("{five}", five.toString())
                .replace("{keypoints}", keypoints.toString())
                .replace("{out}", folder.resolve("out").toString());
        CommandRun run = CommandRun.run((Object[]) line.split(" "));
        assertThat(run.code()).isEqualTo(Main.NOTHING_DONE);
        assertThat(run.err())
                .contains(message.replace("{seven}", seven.toString()).replace("{keypoints}", keypoints.toString()))
                .doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void withoutModelsGivenTheShippedOnesAnswer() throws IOException {
        Path file = picture("a.png", 150, 1);
        CommandRun run = CommandRun.run("predict", "--detector", "none", file);
        assertThat(run.code()).isZero();
        List<String> row = rows(run.out()).get(0);
        assertThat(Float.parseFloat(row.get(8))).as("a blob is no face").isBetween(0f, .5f);
        assertThat(row.subList(9, POINTS_FROM + 30)).doesNotContain("");
        assertThat(CommandRun.run(
                                "predict",
                                "--detector",
                                "none",
                                file,
                                "--expression",
                                "expression",
                                "--keypoints",
                                "keypoints")
                        .out())
                .isEqualTo(run.out());
    }

    @Test
    void anAnswerBelowTheModelsThresholdIsNotSureWhereThatIsAskedFor() throws IOException {
        Path file = picture("a.png", 48, 1);
        Path unsure = RandomModels.expressionNeverSure(models.resolve("unsure.onnx"));
        CommandRun forced = CommandRun.run("predict", "--detector", "none", file, "--expression", unsure);
        CommandRun free = CommandRun.run("predict", "--detector", "none", file, "--expression", unsure, "--not-sure");
        assertThat(rows(forced.out()).get(0).get(9)).isNotEqualTo("not sure");
        assertThat(rows(free.out()).get(0).get(9)).isEqualTo("not sure");
        assertThat(rows(free.out()).get(0).get(10))
                .isEqualTo(rows(forced.out()).get(0).get(10));
    }

    @Test
    void aSevenModelAnswersInFiveClasses() throws IOException {
        Path file = picture("a.png", 48, 1);
        CommandRun run =
                CommandRun.run("predict", "--detector", "none", file, "--expression", seven, "--labels", "five");
        assertThat(run.out()).startsWith(FIRST + "anger,disgust,sad,happy,surprise,left_eye_center_x,");
        float[] expected = scores(ModelOptions.defaults(), face(48, 1))
                .get(0)
                .in(LabelSet.FIVE)
                .probabilities();
        List<String> row = rows(run.out()).get(0);
        for (int i = 0; i < 5; i++) {
            assertThat(Float.parseFloat(row.get(11 + i))).isCloseTo(expected[i], within(1e-5f));
        }
    }

    @Test
    void ttaAveragesWithTheMirrorImage() throws IOException {
        float difference = 0;
        for (int seed = 1; seed <= 6; seed++) { // a net of random numbers is all but certain of some faces
            Path file = picture(seed + ".png", 48, seed);
            List<String> row = rows(CommandRun.run(
                                    "predict", "--detector", "none", file, "--expression", seven, "--tta")
                            .out())
                    .get(0);
            float[] expected = scores(ModelOptions.defaults().withFlip(true), face(48, seed))
                    .get(0)
                    .probabilities();
            float[] plain =
                    scores(ModelOptions.defaults(), face(48, seed)).get(0).probabilities();
            for (int i = 0; i < expected.length; i++) {
                assertThat(Float.parseFloat(row.get(11 + i))).isCloseTo(expected[i], within(2e-6f));
                difference = Math.max(difference, Math.abs(expected[i] - plain[i]));
            }
        }
        assertThat(difference).isGreaterThan(1e-5f);
    }

    @Test
    void annotatedPicturesAndTheGridAreReadable() throws IOException {
        picture("in/x/small.png", 48, 1);
        picture("in/large.png", 700, 2);
        Path data = dataFile(1, 2, 3);
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.run(
                "predict",
                "--detector",
                "none",
                folder.resolve("in"),
                data,
                "--expression",
                seven,
                "--keypoints",
                keypoints,
                "--out",
                out,
                "--annotate",
                "--grid",
                "4");
        assertThat(run.code()).isZero();
        assertThat(PictureFiles.list(out))
                .containsExactly(
                        out.resolve("annotated/faces.csv-2.png"),
                        out.resolve("annotated/faces.csv-3.png"),
                        out.resolve("annotated/faces.csv-4.png"),
                        out.resolve("annotated/large.png"),
                        out.resolve("annotated/x/small.png"),
                        out.resolve("grid.png"));
        assertThat(PictureFiles.read(out.resolve("annotated/x/small.png")).getWidth())
                .isEqualTo(480);
        assertThat(PictureFiles.read(out.resolve("annotated/large.png")).getWidth())
                .isEqualTo(700);
        BufferedImage grid = PictureFiles.read(out.resolve("grid.png"));
        assertThat(grid.getWidth()).isBetween(2 * FaceGrid.FACE, 3 * FaceGrid.FACE);
        assertThat(grid.getHeight()).isBetween(2 * FaceGrid.FACE, 3 * FaceGrid.FACE);
    }

    @Test
    void anOutputThatCannotBeWrittenIsNamed() throws IOException {
        Path inTheWay = picture("a.png", 48, 1);
        CommandRun run =
                CommandRun.run("predict", "--detector", "none", inTheWay, "--expression", seven, "--out", inTheWay);
        assertThat(run.code()).isEqualTo(Main.NOTHING_DONE);
        assertThat(run.err()).contains("a.png").contains("a file of that name is in the way");
    }

    @Test
    void ownResultsAreNotTakenForInputs() throws IOException {
        picture("in/a.png", 48, 1);
        Path out = folder.resolve("in/out");
        Object[] arguments = {
            "predict", "--detector", "none", folder.resolve("in"), "--expression", seven, "--out", out, "--annotate"
        };
        assertThat(CommandRun.run(arguments).err()).contains("1 face in");
        assertThat(CommandRun.run(arguments).err()).contains("1 face in");
    }

    @Test
    void manyPicturesKeepTheirOrderAndTheLimitHolds() throws IOException {
        int[] classes = new int[150];
        Path data = dataFile(classes);
        List<List<String>> all =
                rows(CommandRun.run("predict", data, "--expression", seven).out());
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < classes.length; i++) {
            expected.add("faces.csv:" + (i + 2));
        }
        assertThat(all).extracting(row -> row.get(0)).isEqualTo(expected);
        CommandRun limited = CommandRun.run("predict", data, "--expression", seven, "--limit", "70");
        assertThat(rows(limited.out())).isEqualTo(all.subList(0, 70));
        assertThat(limited.code()).isZero();
    }

    @Test
    void namesOfPicturesNeitherCollideNorLeaveTheFolder() throws IOException {
        AnnotatedFolder annotated = new AnnotatedFolder(folder.resolve("out"));
        BufferedImage picture = Luma.picture(face(8, 1));
        for (String name : List.of("a/x.jpg", "a/x.png", "../../x.gif", "/etc/x", "b.csv-2")) {
            annotated.write(Path.of(name), picture);
        }
        assertThat(PictureFiles.list(folder.resolve("out")))
                .containsExactlyInAnyOrder(
                        folder.resolve("out/a/x.png"),
                        folder.resolve("out/a/x-2.png"),
                        folder.resolve("out/x.png"),
                        folder.resolve("out/etc/x.png"),
                        folder.resolve("out/b.csv-2.png"));
    }
}
