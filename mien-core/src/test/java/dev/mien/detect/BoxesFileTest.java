package dev.mien.detect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
