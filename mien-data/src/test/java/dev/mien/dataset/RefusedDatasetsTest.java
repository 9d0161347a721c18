package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no data set, or one of another kind. */
class RefusedDatasetsTest {
    private static final LoadOptions DEFAULTS = LoadOptions.defaults();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aDataSetOfTheOtherKindIsSaidToBeOne() throws IOException {
        Path points = Texts.write(folder.resolve("training.csv"), Texts.keypoints(2));
        Path faces = Texts.write(folder.resolve("fer2013.csv"), List.of("emotion,pixels", "0,1 2 3 4"));
        assertThatThrownBy(() -> Datasets.expressions(List.of(points), DEFAULTS))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "training.csv: a data set of key points, expected one of expressions; give only data for this task");
        assertThatThrownBy(() -> Datasets.any(List.of(points, faces), DEFAULTS))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "fer2013.csv: a data set of expressions, expected one of key points; give only data for this task");
    }

    @Test
    void aFileOfAnotherKindIsRefusedWithItsColumns() throws IOException {
        Path file = Texts.write(folder.resolve("other.csv"), List.of("a,b", "1,2"));
        assertThatThrownBy(() -> Datasets.expressions(List.of(file), DEFAULTS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("other.csv:1: no column 'emotion'; the first line has: a, b");
        assertThatThrownBy(() -> Datasets.any(List.of(file), DEFAULTS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("other.csv:1: no column 'emotion' (expressions), 'Image' or of a point such as"
                        + " 'nose_tip_x' (key points); the first line has: a, b");
        Path boxes = Texts.write(folder.resolve("boxes.csv"), List.of("image,left,top,right,bottom", "a.png,1,2,3,4"));
        assertThatThrownBy(() -> Datasets.any(List.of(boxes), DEFAULTS))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("boxes.csv: a table of boxes")
                .hasMessageContaining("give a file with a column 'emotion' (expressions), 'Image' or");
        assertThatThrownBy(() -> Datasets.keypoints(List.of(folder.resolve("none.csv")), DEFAULTS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no such file");
    }
}
