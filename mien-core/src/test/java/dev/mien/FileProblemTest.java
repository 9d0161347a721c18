package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProblemTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void failuresAreToldInWordsWithoutTheNamesOfClasses() {
        assertThat(FileProblem.words(new AccessDeniedException("a.jpg"))).isEqualTo("permission denied");
        assertThat(FileProblem.words(new NoSuchFileException("a.jpg"))).isEqualTo("no such file or folder");
        assertThat(FileProblem.words(new FileAlreadyExistsException("a")))
                .isEqualTo("a file of that name is in the way");
        assertThat(FileProblem.words(new FileSystemException("a", null, "Read-only file system")))
                .isEqualTo("read-only file system");
        assertThat(FileProblem.words(new FileSystemException("a.jpg/b", null, "Not a directory")))
                .isEqualTo("a part of its path is a file, not a folder");
    }

    @Test
    void theFirstCauseIsToldAndNotWhoPassedItOn() {
        IOException full = new IOException("I/O error writing PNG file!", new IOException("No space left on device"));
        assertThat(FileProblem.words(full)).isEqualTo("no space left on device");
        IOException passedOn = new IOException("cannot write PageHeader", new IllegalStateException(full));
        assertThat(FileProblem.words(passedOn)).isEqualTo("no space left on device");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAndNotThePartOfIt() throws IOException {
        Path file = folder.resolve("table.csv");
        assertThatThrownBy(() -> WholeFile.write(file, part -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(file + ": no space left on device");
        assertThatThrownBy(() -> WholeFile.write(file, part -> {
                    throw new AccessDeniedException(part.toString());
                }))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage(file.toString());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFailureThatNamesItsOwnFileStaysAsItIs() throws IOException {
        NoSuchFileException gone = new NoSuchFileException("input.jpg");
        ClosedByInterruptException interrupted = new ClosedByInterruptException();
        Path file = folder.resolve("table.csv");
        assertThat(FileProblem.at(file, file, gone)).isSameAs(gone);
        assertThat(FileProblem.at(file, file, interrupted)).isSameAs(interrupted);
        Path inTheWay = Files.writeString(folder.resolve("out"), "a file");
        assertThatThrownBy(() -> WholeFile.write(inTheWay.resolve("table.csv"), "text"))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessage(inTheWay.toString());
    }
}
