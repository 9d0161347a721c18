package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {
    private static final byte[] FACES = "emotion,pixels\n0,1 2 3 4\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static int fit(List<String> columns) {
        return columns.contains("emotion") ? 1 : 0;
    }

    private static String text(Path file) throws IOException {
        try (DataFile data = DataFile.open(file, DataFileTest::fit);
                InputStream stream = data.stream()) {
            return data.name() + "\n" + new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theTextIsTheSameHoweverItIsPacked() throws IOException {
        String faces = new String(FACES, StandardCharsets.UTF_8);
        assertThat(text(Files.write(folder.resolve("a.csv"), FACES))).isEqualTo("a.csv\n" + faces);
        assertThat(text(Texts.gzip(folder.resolve("b.csv.gz"), FACES))).isEqualTo("b.csv.gz\n" + faces);
        assertThat(text(Texts.gzip(folder.resolve("misnamed.csv"), FACES))).isEqualTo("misnamed.csv\n" + faces);
        Path zip = Texts.zip(folder.resolve("c.zip"), Map.of("in/faces.csv", FACES, "other.csv", OTHER));
        assertThat(text(zip)).isEqualTo("c.zip/in/faces.csv\n" + faces);
        assertThat(text(zip.resolve("in/faces.csv"))).isEqualTo("c.zip/in/faces.csv\n" + faces);
        Path nested = Texts.zip(folder.resolve("d.zip"), "train.zip", Files.readAllBytes(zip));
        assertThat(text(nested)).isEqualTo("d.zip/train.zip/in/faces.csv\n" + faces);
    }

    @Test
    void aFolderAndPicturesInAnArchiveAreFolders() throws IOException {
        try (DataFile data = DataFile.open(folder, DataFileTest::fit)) {
            assertThat(data.folder()).contains(folder);
            assertThat(data.csv()).isEmpty();
        }
        Path zip = Texts.zip(folder.resolve("pictures.zip"), "happy/1.png", new byte[] {1});
        try (DataFile data = DataFile.open(zip, DataFileTest::fit)) {
            assertThat(data.folder()).isPresent();
        }
    }

    @Test
    void whatMacsPutIntoArchivesIsNotLookedAt() throws IOException {
        Path zip = Texts.zip(folder.resolve("mac.zip"), Map.of("faces.csv", FACES, "__MACOSX/faces.csv", FACES));
        assertThat(text(zip)).startsWith("mac.zip/faces.csv\n");
    }

    @Test
    void anArchiveWithSeveralFilesThatFitNamesThem() throws IOException {
        Path zip = Texts.zip(folder.resolve("two.zip"), Map.of("a.csv", FACES, "b.csv", FACES));
        refuses(zip, "two.zip: several files in the archive fit; give one of: two.zip/a.csv, two.zip/b.csv");
    }

    @Test
    void whatHoldsNoDataIsRefusedByItsKind() throws IOException {
        refuses(folder.resolve("none.csv"), "no such file");
        refuses(folder.resolve("none.zip/a.csv"), "no such file");
        refuses(Texts.zip(folder.resolve("no.zip"), "a.csv", OTHER), "no file in the archive has the columns");
        refuses(Files.write(folder.resolve("a.XLSX"), FACES), "a spreadsheet's own file, which is not read");
        refuses(Files.write(folder.resolve("a.parquet"), FACES), "a file of a kind that is not read (parquet)");
        Path zip = Texts.zip(folder.resolve("real.zip"), "a.csv", FACES);
        refuses(zip.resolve("b.csv"), "no such file");
    }

    @Test
    void aPackedTextThatWasChangedIsFoundByItsChecksum() throws IOException {
        byte[] bytes = Files.readAllBytes(stored("faces.csv", FACES));
        int pixel = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("1 2 3 4");
        bytes[pixel] = '9';
        Path damaged = Files.write(folder.resolve("damaged.zip"), bytes);
        assertThatThrownBy(() -> text(damaged)).isInstanceOf(Exception.class).hasMessageContaining("checksum");
    }

    private Path stored(String entry, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(0);
            out.putNextEntry(new ZipEntry(entry));
            out.write(content);
        }
        return Files.write(folder.resolve("stored.zip"), bytes.toByteArray());
    }

    private static void refuses(Path file, String problem) {
        assertThatThrownBy(() -> text(file)).isInstanceOf(UserError.class).hasMessageContaining(problem);
    }
}
