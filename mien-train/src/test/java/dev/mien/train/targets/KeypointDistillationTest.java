package dev.mien.train.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.augment.FaceSample;
import dev.mien.dataset.BadRows;
import dev.mien.dataset.KeypointDataset;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelOrigin;
import dev.mien.train.sample.Negatives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeypointDistillationTest {
    private static final KeypointDataset DATASET =
            new KeypointDataset("f.csv", List.of(row(30), row(40), row(20)), BadRows.NONE);

    @TempDir
    Path folder;

    @Test
    void marksMoveTowardsTheMeanAnswerOfSeveralTeachers() throws IOException {
        // y is answered as 60 and 50, in the mirror image too: 55 on average
        KeypointDataset taught =
                teachers(model("first.onnx", 60), model("second.onnx", 50)).teach(DATASET, new int[] {0, 2}, .25);
        assertThat(y(taught, 0)).isCloseTo(30 + .25f * (55 - 30), within(1e-3f));
        assertThat(y(taught, 2)).isCloseTo(20 + .25f * (55 - 20), within(1e-3f));
    }

    @Test
    void otherRowsStayAsTheyAre() throws IOException {
        KeypointDataset taught = teachers(model("model.onnx", 60)).teach(DATASET, new int[] {0}, .5);
        assertThat(taught.row(1)).isEqualTo(DATASET.row(1));
        assertThat(taught.row(2)).isEqualTo(DATASET.row(2));
    }

    @Test
    void aMarkThatIsMissingIsTheAnswer() throws IOException {
        KeypointDataset taught = teachers(model("model.onnx", 60)).teach(DATASET, new int[] {1}, .25);
        assertThat(taught.keypoints(1).y(Keypoint.NOSE_TIP)).isCloseTo(60, within(1e-3f));
    }

    @Test
    void facesWithoutMarksGetTheAnswersInTheirOwnPixels() throws IOException {
        GrayImage small = new GrayImage(48, 48, new byte[48 * 48]);
        Negatives more = new Negatives(List.of(FaceSample.of(small)), List.of(small), 20, List.of(small), "more");
        KeypointDistillation teachers = teachers(model("model.onnx", 60.5));
        FaceSample taught = teachers.teach(more).faces().get(0);
        assertThat(taught.image()).isEqualTo(small);
        assertThat(taught.keypoints().y(Keypoint.NOSE_TIP))
                .isCloseTo(30, within(1e-3f)); // 60.5 of 96, by pixels' middles
        assertThat(teachers.description()).matches("taught by model [0-9a-f]{12}");
    }

    @Test
    void aTeacherForExpressionsIsRefused() throws IOException {
        ModelOrigin expressions = ConstantModels.expression(folder.resolve("five.onnx"), LabelSet.FIVE, 1, 0, 0, 0, 0);
        assertThatThrownBy(() -> teachers(expressions).teach(DATASET, new int[] {0}, .5))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("five.onnx");
    }

    private static KeypointDistillation teachers(ModelOrigin... models) {
        return new KeypointDistillation(List.of(models), 1);
    }

    private static float y(KeypointDataset dataset, int row) {
        return dataset.keypoints(row).y(Keypoint.LEFT_EYE_CENTER);
    }

    /** A model that answers the same for every coordinate of every picture. */
    private ModelOrigin model(String name, double coordinate) throws IOException {
        float[] coordinates = new float[2 * Keypoint.COUNT];
        Arrays.fill(coordinates, (float) coordinate);
        return ConstantModels.keypoints(folder.resolve(name), coordinates);
    }

    private static KeypointDataset.Row row(float coordinate) {
        float[] annotation = new float[2 * Keypoint.COUNT];
        Arrays.fill(annotation, coordinate);
        annotation[2 * Keypoint.NOSE_TIP.ordinal()] = Float.NaN;
        annotation[2 * Keypoint.NOSE_TIP.ordinal() + 1] = Float.NaN;
        return new KeypointDataset.Row(
                new GrayImage(96, 96, new byte[96 * 96]), Keypoints.of(annotation), "f.csv:2", "", "");
    }
}
