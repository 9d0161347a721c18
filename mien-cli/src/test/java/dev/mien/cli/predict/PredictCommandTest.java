package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.ExpressionScores;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.Measure;
import dev.mien.cli.CommandRun;
import dev.mien.measure.Camera;
import dev.mien.measure.HeadPose;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.testing.RandomModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code mien predict} answers for pictures and rows that are a face each. */
class PredictCommandTest extends PredictFixture {
    private static final String FIRST =
            "source,frame,time_s,track,face,left,top,right,bottom,detection_score,expression,confidence,";
    private static final int POINTS_FROM = 19; // 11 columns and seven classes before them

    @Test
    void onePictureGivesTheHeaderAndARowOnStandardOutput() throws IOException {
        Path file = faces.picture("a.png", 96, 1);
        CommandRun run = CommandRun.run(
                "predict",
                "--detector",
                "none",
                file,
                "--expression",
                models.seven(),
                "--keypoints",
                models.keypoints());
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("mien: 1 face in ");
        assertThat(run.out().lines()).hasSize(2);
        StringBuilder header = new StringBuilder(FIRST + "anger,disgust,fear,happy,sad,surprise,neutral");
        Keypoint.ALL.forEach(
                point -> header.append(',').append(point.columnX()).append(',').append(point.columnY()));
        assertThat(run.out()).startsWith(header + "\n");
        List<String> row = run.rows().get(0);
        assertThat(row.subList(0, 10)).containsExactly(file.toString(), "", "", "", "1", "0", "0", "96", "96", "1");
        ExpressionScores expected =
                models.scores(ModelOptions.defaults(), BlobFaces.face(96, 1)).get(0);
        assertThat(row.get(10)).isEqualTo(expected.best().label());
        assertThat(Float.parseFloat(row.get(11))).isCloseTo(expected.confidence(), within(1e-5f));
    }

    @Test
    void measuresAreFurtherColumnsOfTheSamePoints() throws IOException {
        Path file = faces.picture("a.png", 150, 1);
        CommandRun run = CommandRun.run(
                "predict",
                "--detector",
                "none",
                file,
                "--keypoints",
                models.keypoints(),
                "--measures",
                "--expression",
                "none",
                "--focal-length",
                "900");
        assertThat(run.out().lines().findFirst().orElseThrow())
                .contains("mouth_center_bottom_lip_y,"
                        + Measure.ALL.stream().map(Measure::label).collect(Collectors.joining(","))
                        + ",left_eye_center_spread,")
                .endsWith("mouth_center_bottom_lip_spread");
        List<String> row = run.rows().get(0);
        float[] points = new float[30];
        for (int i = 0; i < points.length; i++) {
            points[i] = Float.parseFloat(row.get(POINTS_FROM + i));
        }
        HeadPose pose =
                HeadPose.of(Keypoints.of(points), Camera.of(150, 150, 900)).orElseThrow();
        assertThat(Double.parseDouble(row.get(POINTS_FROM + 30 + Measure.YAW.ordinal())))
                .isCloseTo(pose.yaw(), within(0.1));
    }

    @Test
    void keyPointsAreInPixelsOfThePicture() throws IOException {
        Path file = faces.picture("a.png", 150, 1);
        CommandRun run = CommandRun.run(
                "predict", "--detector", "none", file, "--keypoints", models.keypoints(), "--expression", "none");
        List<String> row = run.rows().get(0);
        assertThat(row.subList(10, POINTS_FROM)).containsOnly("");
        try (KeypointModel model = KeypointModel.open(models.keypoints(), ModelOptions.defaults())) {
            Keypoints expected = model.predict(List.of(BlobFaces.face(150, 1))).get(0);
            assertThat(expected.x(Keypoint.NOSE_TIP) + expected.y(Keypoint.NOSE_TIP))
                    .isGreaterThan(1);
            for (int i = 0; i < 30; i++) {
                assertThat(Float.parseFloat(row.get(POINTS_FROM + i))).isCloseTo(expected.toArray()[i], within(2e-3f));
            }
        }
    }

    @Test
    void dataRowsAreAnsweredAsTheModelItselfAnswersThem() throws IOException {
        Path data = faces.dataFile(3, 0, 6, 5);
        CommandRun run = CommandRun.run("predict", data, "--expression", models.seven());
        assertThat(run.code()).isZero();
        List<ExpressionScores> expected = models.scores(
                ModelOptions.defaults(),
                BlobFaces.face(48, 0),
                BlobFaces.face(48, 1),
                BlobFaces.face(48, 2),
                BlobFaces.face(48, 3));
        List<List<String>> rows = run.rows();
        assertThat(rows).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(rows.get(i).get(0)).isEqualTo("faces.csv:" + (i + 2));
            for (int c = 0; c < 7; c++) {
                assertThat(Float.parseFloat(rows.get(i).get(12 + c)))
                        .isCloseTo(expected.get(i).probabilities()[c], within(1e-5f));
            }
        }
        assertThat(rows.stream().map(row -> row.get(12)).distinct())
                .as("answers differ")
                .hasSize(4);
    }

    @Test
    void jsonHoldsTheTruthOfDataRows() throws IOException {
        CommandRun run = CommandRun.run(
                "predict",
                faces.dataFile(3, 5),
                "--expression",
                models.seven(),
                "--keypoints",
                models.keypoints(),
                "--format",
                "json");
        JsonNode faces = new ObjectMapper().readTree(run.out()).get("faces");
        assertThat(faces).hasSize(2);
        assertThat(faces.at("/0/source").asText()).isEqualTo("faces.csv:2");
        assertThat(faces.at("/0/truth/expression").asText()).isEqualTo("happy");
        assertThat(faces.at("/1/truth/expression").asText()).isEqualTo("surprise");
        assertThat(faces.at("/1/keypoints")).hasSize(15);
        assertThat(faces.at("/1/expression/probabilities")).hasSize(7);
    }

    @Test
    void withoutModelsGivenTheShippedOnesAnswer() throws IOException {
        Path file = faces.picture("a.png", 150, 1);
        CommandRun run = CommandRun.run("predict", "--detector", "none", file);
        assertThat(run.code()).isZero();
        List<String> row = run.rows().get(0);
        assertThat(Float.parseFloat(row.get(9))).as("a blob is no face").isBetween(0f, .5f);
        assertThat(row.subList(10, POINTS_FROM + 30)).doesNotContain("");
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
        Path file = faces.picture("a.png", 48, 1);
        Path unsure = RandomModels.expressionNeverSure(folder.resolve("unsure.onnx"));
        CommandRun forced = CommandRun.run("predict", "--detector", "none", file, "--expression", unsure);
        CommandRun free = CommandRun.run("predict", "--detector", "none", file, "--expression", unsure, "--not-sure");
        assertThat(forced.rows().get(0).get(10)).isNotEqualTo("not sure");
        assertThat(free.rows().get(0).get(10)).isEqualTo("not sure");
        assertThat(free.rows().get(0).get(11)).isEqualTo(forced.rows().get(0).get(11));
    }

    @Test
    void aSevenModelAnswersInFiveClasses() throws IOException {
        Path file = faces.picture("a.png", 48, 1);
        CommandRun run = CommandRun.run(
                "predict", "--detector", "none", file, "--expression", models.seven(), "--labels", "five");
        assertThat(run.out()).startsWith(FIRST + "anger,disgust,sad,happy,surprise,left_eye_center_x,");
        float[] expected = models.scores(ModelOptions.defaults(), BlobFaces.face(48, 1))
                .get(0)
                .in(LabelSet.FIVE)
                .probabilities();
        List<String> row = run.rows().get(0);
        for (int i = 0; i < 5; i++) {
            assertThat(Float.parseFloat(row.get(12 + i))).isCloseTo(expected[i], within(1e-5f));
        }
    }

    @Test
    void ttaAveragesWithTheMirrorImage() throws IOException {
        float difference = 0;
        for (int seed = 1; seed <= 6; seed++) { // a net of random numbers is all but certain of some faces
            Path file = faces.picture(seed + ".png", 48, seed);
            List<String> row = CommandRun.run(
                            "predict", "--detector", "none", file, "--expression", models.seven(), "--tta")
                    .rows()
                    .get(0);
            float[] expected = models.scores(ModelOptions.defaults().withFlip(true), BlobFaces.face(48, seed))
                    .get(0)
                    .probabilities();
            float[] plain = models.scores(ModelOptions.defaults(), BlobFaces.face(48, seed))
                    .get(0)
                    .probabilities();
            for (int i = 0; i < expected.length; i++) {
                assertThat(Float.parseFloat(row.get(12 + i))).isCloseTo(expected[i], within(2e-6f));
                difference = Math.max(difference, Math.abs(expected[i] - plain[i]));
            }
        }
        assertThat(difference).isGreaterThan(1e-5f);
    }

    @Test
    void manyPicturesKeepTheirOrderAndTheLimitHolds() throws IOException {
        int[] classes = new int[150];
        Path data = faces.dataFile(classes);
        List<List<String>> all =
                CommandRun.run("predict", data, "--expression", models.seven()).rows();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < classes.length; i++) {
            expected.add("faces.csv:" + (i + 2));
        }
        assertThat(all).extracting(row -> row.get(0)).isEqualTo(expected);
        CommandRun limited = CommandRun.run("predict", data, "--expression", models.seven(), "--limit", "70");
        assertThat(limited.rows()).isEqualTo(all.subList(0, 70));
        assertThat(limited.code()).isZero();
    }
}
