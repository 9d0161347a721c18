package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({"a.jpg, jpg", "b.c/a.tar.GZ, gz", "b.c/a, ''", "jpg, ''", ".jpg, ''", ".a.jpg, jpg", "a., ''", "/, ''"})
    void theExtensionIsWhatFollowsTheLastDotOfTheName(String file, String extension) {
        assertThat(FileName.extension(Path.of(file))).isEqualTo(extension);
    }
}
