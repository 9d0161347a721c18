package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Keypoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeypointCsvTest {
    private static final LoadOptions DEFAULTS = LoadOptions.defaults();

    @TempDir
    Path folder = Path.of("");

    private KeypointDataset read(String header, String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        for (String row : rows) {
            lines.add(row + "," + Texts.pixels(96 * 96, 1));
        }
        return Datasets.keypoints(List.of(Texts.write(folder.resolve("marks.csv"), lines)), DEFAULTS);
    }

    @Test
    void theTwelveMorePointsAreReadBesideThePixels() throws IOException {
        KeypointDataset data = read(
                "nose_tip_x,nose_tip_y,nose_base_x,nose_base_y,chin_x,chin_y,Image",
                "48,57,48.5,63,47,95",
                "48,57,,,,");
        assertThat(data.keypoints(0).x(Keypoint.NOSE_BASE)).isEqualTo(48.5f);
        assertThat(data.keypoints(0).y(Keypoint.CHIN)).isEqualTo(95);
        assertThat(data.keypoints(1).has(Keypoint.CHIN)).isFalse();
        assertThat(data.keypoints(1).x(Keypoint.NOSE_TIP)).isEqualTo(48);
        assertThat(data.marked())
                .containsEntry("nose_tip", 2)
                .containsEntry("chin", 1)
                .doesNotContainKey("mouth_inner_top_lip");
    }

    @Test
    void aChinBelowThePictureIsMissingAndTheRowIsThere() throws IOException {
        KeypointDataset data = read("nose_tip_x,nose_tip_y,chin_x,chin_y,Image", "48,57,47,101");
        assertThat(data.size()).isEqualTo(1);
        assertThat(data.keypoints(0).has(Keypoint.CHIN)).isFalse();
        assertThat(data.keypoints(0).has(Keypoint.NOSE_TIP)).isTrue();
    }

    @Test
    void aFileOfKagglesColumnsAloneHasFifteenPointsARow() throws IOException {
        KeypointDataset data = read("nose_tip_x,nose_tip_y,Image", "48,57");
        assertThat(data.keypoints(0).toArray()).hasSize(2 * Keypoint.COUNT);
        assertThat(data.marked()).doesNotContainKey("chin");
    }

    @Test
    void aPointOfOneCoordinateIsMissingWhateverThatCoordinateIs() throws IOException {
        KeypointDataset data = read("nose_tip_x,nose_tip_y,Image", "480,");
        assertThat(data.size()).isEqualTo(1);
        assertThat(data.keypoints(0).count()).isZero();
    }
}
