package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipArchiveTest {
    @TempDir
    Path folder = Path.of("");

    private Path archive(Charset names, String... entries) throws IOException {
        Path file = folder.resolve("a.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file), names)) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static String text(Path archive, String name) throws IOException {
        try (FileSystem files = ZipArchive.open(archive)) {
            return Files.readString(files.getPath(name));
        }
    }

    @Test
    void filesInFoldersAreReadWithoutBeingUnpacked() throws IOException {
        assertThat(text(archive(StandardCharsets.UTF_8, "a/b.txt", "Zoë.txt"), "a/b.txt"))
                .isEqualTo("a/b.txt");
        assertThat(text(folder.resolve("a.zip"), "Zoë.txt")).isEqualTo("Zoë.txt");
    }

    @Test
    void namesThatAreNoUtf8AreTakenForIbm437() throws IOException {
        Path old = archive(Charset.forName("IBM437"), "Jürgen.txt"); // 0x81, which no UTF-8 begins with
        assertThat(text(old, "Jürgen.txt")).isEqualTo("Jürgen.txt");
    }

    @Test
    void aNameThatNoFileCanHaveIsRefused() throws IOException {
        Path archive = archive(StandardCharsets.UTF_8, "a/b.jpg", "a/zero\0.jpg");
        assertThatThrownBy(() -> ZipArchive.open(archive))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.zip: an archive with a name that contains a zero byte");
    }

    @Test
    void aNameThatLeadsOutOfTheArchiveIsRefused() throws IOException {
        Path archive = archive(StandardCharsets.UTF_8, "../evil.txt");
        assertThatThrownBy(() -> ZipArchive.open(archive))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.zip: an archive with a name that leads out of it");
    }

    @Test
    void whatIsNoArchiveOrCutOffIsNamed() throws IOException {
        Path none = Files.writeString(folder.resolve("none.zip"), "a text of no archive at all");
        assertThatThrownBy(() -> ZipArchive.open(none))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.zip: a damaged archive, or none; get the file again");
        byte[] whole = Files.readAllBytes(archive(StandardCharsets.UTF_8, "a.txt"));
        Path half = Files.write(folder.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ZipArchive.open(half))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("half.zip");
    }
}
