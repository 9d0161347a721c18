package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "photo.jpg, photo.JPG",
        "PHOTO.JPG, photo.jpg",
        "photo.jpg, Photo.jpeg",
        "photo.tiff, photo.TIF",
        "photo, Photo",
        "cafe\u0301.png, caf\u00e9.png",
    })
    void theFileThatIsMeantIsNamed(String given, String there) throws IOException {
        Path meant = Files.createFile(folder.resolve(there));
        assertThat(MissingFile.remedy(folder.resolve(given))).isEqualTo("check the path; is " + meant + " meant?");
    }

    @Test
    void otherFilesAreNotMeant() throws IOException {
        Files.createFile(folder.resolve("photo2.jpg"));
        Files.createFile(folder.resolve("photo.png"));
        Path missing = folder.resolve("photo.jpg");
        UserError error = MissingFile.error(missing, new NoSuchFileException(missing.toString()));
        assertThat(error).hasMessage(missing + ": no such file; check the path");
        assertThat(MissingFile.remedy(Path.of(""))).isEqualTo("check the path");
    }
}
