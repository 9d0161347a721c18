package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.detect.FaceDetector;
import dev.mien.image.GrayImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Model files of every format that was ever written are read, and answer as on their first day. They are tiny: the mean of 3 by 3
 * fields, and one dense layer.
 */
class GoldenModelsTest {
    private static final ModelOptions ONE_THREAD = new ModelOptions(1, false);

    @TempDir
    Path folder = Path.of("");

    private Path golden(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream model = Objects.requireNonNull(getClass().getResourceAsStream(name), name)) {
            Files.copy(model, file);
        }
        return file;
    }

    /** Brighter to the right, darker below. */
    private static GrayImage face(int side) {
        byte[] pixels = new byte[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (255 * (i % side) / side / 2 + 100 * (side - i / side) / side);
        }
        return new GrayImage(side, side, pixels);
    }

    @Test
    void theFirstFormatSaysWhatItIs() throws IOException {
        try (KeypointModel points = KeypointModel.open(golden("format-1-keypoints.onnx"), ONE_THREAD);
                ExpressionModel classes = ExpressionModel.open(golden("format-1-expression.onnx"), ONE_THREAD)) {
            assertThat(points.metadata().preset()).isEqualTo("tiny");
            assertThat(points.metadata().metrics()).containsEntry("val_rmse_px", 2.5);
            assertThat(points.scoresFaces()).isFalse();
            assertThat(classes.labels()).isEqualTo(LabelSet.SEVEN);
            assertThat(classes.abstainBelow(LabelSet.SEVEN)).isEqualTo(.3f);
            assertThat(classes.metadata().split()).isEqualTo("by hand");
        }
    }

    @Test
    void theFirstFormatAnswersAsOnItsFirstDay() throws IOException {
        try (KeypointModel points = KeypointModel.open(golden("format-1-keypoints.onnx"), ONE_THREAD);
                ExpressionModel classes = ExpressionModel.open(golden("format-1-expression.onnx"), ONE_THREAD)) {
            Keypoints answer = points.predict(List.of(face(96))).get(0);
            assertThat(answer.x(Keypoint.LEFT_EYE_CENTER)).isCloseTo(3.2704341f, within(.001f));
            assertThat(answer.y(Keypoint.NOSE_TIP)).isCloseTo(3.4396951f, within(.001f));
            ExpressionScores scores = classes.predict(List.of(face(48))).get(0);
            assertThat(scores.best()).isEqualTo(Expression.NEUTRAL);
            assertThat(scores.confidence()).isCloseTo(.7063017f, within(1e-4f));
        }
    }

    @Test
    void anAnalyzerReadsWholePicturesWithThemAndLeavesThemOpen() throws IOException {
        try (KeypointModel points = KeypointModel.open(golden("format-1-keypoints.onnx"), ONE_THREAD);
                ExpressionModel classes = ExpressionModel.open(golden("format-1-expression.onnx"), ONE_THREAD)) {
            FaceAnalyzer analyzer = FaceAnalyzer.builder()
                    .detector(FaceDetector.WHOLE_PICTURE)
                    .keypoints(points)
                    .expression(classes)
                    .labels(LabelSet.FIVE)
                    .build();
            List<Face> faces = analyzer.wholePictures(List.of(face(96), face(200)));
            analyzer.close();
            assertThat(faces).hasSize(2);
            assertThat(faces.get(0).keypoints())
                    .contains(points.predict(List.of(face(96))).get(0));
            assertThat(faces.get(1).box().right()).isEqualTo(200);
            ExpressionScores five = faces.get(0).expression().orElseThrow();
            ExpressionScores seven = classes.predict(List.of(face(96))).get(0);
            assertThat(five.labels()).isEqualTo(LabelSet.FIVE);
            assertThat(five.probabilities())
                    .containsExactly(seven.in(LabelSet.FIVE).probabilities(), within(1e-5f));
        }
    }
}
