package dev.mien.train.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.dataset.BadRows;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationCorrectionTest {
    /** What the model answers for every coordinate of every face. */
    private static final float ANSWER = 50;

    /** Two rows of the first file; of the second file two to train on, one to validate on, and one held out. */
    private static final KeypointDataset DATASET = new KeypointDataset(
            "first.csv+second.csv",
            List.of(
                    row("first.csv:2", 70),
                    row("second.csv:2", 51),
                    row("first.csv:3", 80),
                    row("second.csv:3", 53),
                    row("second.csv:4", 55),
                    row("second.csv:5", 10)),
            BadRows.NONE);

    private static final Split SPLIT = new Split("by hand", new int[] {0, 1, 2, 3}, new int[] {4}, new int[] {5});

    @TempDir
    Path folder;

    private ModelOrigin model = ModelOrigin.shipped(Task.KEYPOINTS);

    @BeforeEach
    void writeModel() throws IOException {
        float[] coordinates = new float[2 * Keypoint.COUNT];
        Arrays.fill(coordinates, ANSWER);
        model = ConstantModels.keypoints(folder.resolve("constant.onnx"), coordinates);
    }

    @Test
    void marksOfTheSecondFileAreMovedByTheirMeanDistanceFromTheAnswers() {
        KeypointDataset corrected = corrected();
        // 1, 3 and 5 off: 3 on average
        assertThat(first(corrected, 1)).isCloseTo(48, within(1e-3f));
        assertThat(first(corrected, 3)).isCloseTo(50, within(1e-3f));
        assertThat(first(corrected, 4)).isCloseTo(52, within(1e-3f));
    }

    @Test
    void theFirstFileAndRowsHeldOutStayAsTheyAre() {
        KeypointDataset corrected = corrected();
        for (int row : new int[] {0, 2, 5}) {
            assertThat(corrected.row(row)).isEqualTo(DATASET.row(row));
        }
    }

    @Test
    void aMissingMarkStaysMissing() {
        assertThat(corrected().keypoints(1).has(Keypoint.NOSE_TIP)).isFalse();
    }

    @Test
    void picturesOfAFolderAreOneFile() {
        KeypointDataset pictures = new KeypointDataset(
                "first.csv+helen",
                List.of(row("first.csv:2", 70), row("helen/a.pts", 51), row("helen/test/b.pts", 53)),
                BadRows.NONE);
        Split all = new Split("by hand", new int[] {0, 1, 2}, new int[0], new int[0]);
        KeypointDataset corrected =
                AnnotationCorrection.of(model, pictures, all, 1).corrected();
        assertThat(first(corrected, 0)).isEqualTo(70);
        assertThat(first(corrected, 1)).isCloseTo(49, within(1e-3f)); // 1 and 3 off: 2 on average
        assertThat(first(corrected, 2)).isCloseTo(51, within(1e-3f));
    }

    private KeypointDataset corrected() {
        return AnnotationCorrection.of(model, DATASET, SPLIT, 1).corrected();
    }

    private static float first(KeypointDataset dataset, int row) {
        return dataset.keypoints(row).toArray()[0];
    }

    private static KeypointDataset.Row row(String place, float coordinate) {
        float[] annotation = new float[2 * Keypoint.COUNT];
        Arrays.fill(annotation, coordinate);
        annotation[2 * Keypoint.NOSE_TIP.ordinal()] = Float.NaN;
        return new KeypointDataset.Row(
                new GrayImage(96, 96, new byte[96 * 96]), Keypoints.of(annotation), place, "", "");
    }
}
