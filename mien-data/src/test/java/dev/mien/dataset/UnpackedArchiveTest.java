package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedArchiveTest {
    @TempDir
    Path folder;

    @Test
    void anArchiveInAnArchiveIsReadFromTheDiskAndNothingIsLeftThere() throws IOException {
        Path inner = zip("inner.zip", "fer2013.csv", Texts.bytes(Texts.fer(28)));
        Path outer = zip("outer.zip", "inner.zip", Files.readAllBytes(inner));
        long before = leftovers();
        assertThat(Datasets.expressions(List.of(outer), LoadOptions.defaults()).size())
                .isEqualTo(28);
        assertThat(leftovers()).isEqualTo(before);
    }

    @Test
    void whatIsLargerThanTheLimitIsRefusedByName() throws IOException {
        Path outer = zip("outer.zip", "inner.zip", new byte[3 << 20]);
        long before = leftovers();
        try (FileSystem system = FileSystems.newFileSystem(outer, Map.of())) {
            assertThatThrownBy(() -> UnpackedArchive.of(system.getPath("/inner.zip"), 2 << 20))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("inner.zip: an archive within an archive, of more than 2 MB");
        }
        assertThat(leftovers()).isEqualTo(before);
    }

    private Path zip(String name, String entry, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        try (FileSystem system = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
            Files.write(system.getPath("/" + entry), bytes);
        }
        return file;
    }

    private static long leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("mien-.*\\.zip"))
                    .count();
        }
    }
}
