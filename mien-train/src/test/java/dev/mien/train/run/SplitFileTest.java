package dev.mien.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import dev.mien.dataset.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitFileTest {
    @TempDir
    Path folder;

    @Test
    void rowsComeBackForDataThatHasThem() throws IOException {
        Split split = SplitFile.read(written(), 8);
        assertThat(split.train()).containsExactly(0, 5);
        assertThat(split.validation()).containsExactly(7);
        assertThat(split.test()).containsExactly(3);
    }

    @Test
    void aRowBeyondTheDataIsNamed() throws IOException {
        Path file = written();
        assertThatThrownBy(() -> SplitFile.read(file, 7))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("split.json")
                .hasMessageContaining("row 7 of data that has 7 rows");
    }

    @Test
    void damageIsNamed() throws IOException {
        Path file = folder.resolve("split.json");
        for (String text : List.of("null", "{\"train\": [1], \"test\": []}", "{\"train\": \"\u00ff\"}")) {
            Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> SplitFile.read(file))
                    .as(text)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("split.json: damaged");
        }
        Files.writeString(file, "{\"train\": [0, -1], \"validation\": [], \"test\": []}");
        assertThatThrownBy(() -> SplitFile.read(file, 7))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("lists row -1");
    }

    private Path written() throws IOException {
        Path file = folder.resolve("split.json");
        SplitFile.write(file, new Split("by hand", new int[] {0, 5}, new int[] {7}, new int[] {3}));
        return file;
    }
}
