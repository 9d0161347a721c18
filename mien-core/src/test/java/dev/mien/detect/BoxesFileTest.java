package dev.mien.detect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxesFileTest {
    @TempDir
    Path folder;

    @Test
    void itsBoxesCannotBeChangedFromOutside() throws IOException {
        Path file = Files.writeString(
                folder.resolve("boxes.csv"), "image,left,top,right,bottom\na.png,1,2,3,4\na.png,5,6,7,8\n");
        BoxesFile boxes = BoxesFile.read(file);
        List<Detection> found = requireNonNull(boxes.all().get(Path.of("a.png")));
        assertThat(found).hasSize(2);
        assertThatThrownBy(found::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aBoxWithoutAScoreAmongOthersThatHaveOneIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("boxes.csv"), """
                image,left,top,right,bottom,score
                a.png,1,2,3,4,0.5
                a.png,5,6,7,8,
                a.png,5,6,7,9,
                """);
        assertThatThrownBy(() -> BoxesFile.read(file))
                .isInstanceOf(UserError.class)
                .hasMessage(file + ":3: no score, but other boxes have one; give each box a score from 0 to 1, or leave"
                        + " out the column");
    }

    @Test
    void withoutAnyScoreInItsColumnAllBoxesHaveOne() throws IOException {
        Path file = Files.writeString(
                folder.resolve("boxes.csv"), "image,left,top,right,bottom,score\na.png,1,2,3,4,\na.png,5,6,7,8,NA\n");
        assertThat(BoxesFile.read(file).all().get(Path.of("a.png")))
                .extracting(Detection::score)
                .containsExactly(1f, 1f);
    }
}
