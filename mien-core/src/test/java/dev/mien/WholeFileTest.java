package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void makesMissingFoldersAndReplacesWhatWasThere() throws IOException {
        Path file = folder.resolve("a/b/numbers.txt");

        WholeFile.write(file, "old and longer");
        WholeFile.write(file, "new");

        assertThat(file).hasContent("new");
        assertOnly(file);
    }

    @Test
    void keepsTheOldFileWhenTheWriterFails() throws IOException {
        Path file = folder.resolve("numbers.txt");
        WholeFile.write(file, "old");

        assertThatThrownBy(() -> WholeFile.write(file, temporary -> {
                    Files.writeString(temporary, "half");
                    throw new IOException("disk full");
                }))
                .hasMessage(file + ": disk full");

        assertThat(file).hasContent("old");
        assertOnly(file);
    }

    @Test
    void leavesTheFileAsReadableAsAnyOther() throws IOException {
        Path whole = folder.resolve("whole.txt");
        Path plain = folder.resolve("plain.txt");

        WholeFile.write(whole, "x");
        Files.writeString(plain, "x");

        assertThat(Files.isReadable(whole)).isTrue();
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(whole)).isEqualTo(Files.getPosixFilePermissions(plain));
        }
    }

    private static void assertOnly(Path file) throws IOException {
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }
}
