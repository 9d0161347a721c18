package dev.mien.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.OptionError;
import dev.mien.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void filesHaveWordsAndARemedyWhereTheJdkNamesThePathAlone() {
        assertThat(Failures.describe(new NoSuchFileException("a.png"), ""))
                .isEqualTo("a.png: no such file or folder; check the path");
        assertThat(Failures.describe(new AccessDeniedException("a.png"), ""))
                .isEqualTo("a.png: permission denied; check its permissions, or name another place");
        assertThat(Failures.describe(new FileAlreadyExistsException("out"), ""))
                .isEqualTo("out: a file of that name is in the way; name another place");
        assertThat(Failures.describe(new UncheckedIOException(new NoSuchFileException("a.png")), ""))
                .isEqualTo("a.png: no such file or folder; check the path");
    }

    @Test
    void theInputIsNamedOnce() {
        assertThat(Failures.describe(new IOException("cut off"), "a.png")).isEqualTo("a.png: cut off");
        assertThat(Failures.describe(new NoSuchFileException("a.png"), "a.png"))
                .isEqualTo("a.png: no such file or folder; check the path");
    }

    @Test
    void theLibrarysOptionsAreNamedAsTheCommandHasThem() {
        assertThat(Failures.describe(new OptionError("too many", "epochs, batch", "use fewer"), ""))
                .isEqualTo("--epochs, --batch: too many; use fewer");
    }

    @Test
    void whatNobodyForesawIsItsInnermostMessagesFirstLine() {
        Exception failure = new IllegalStateException("outer", new IllegalArgumentException("inner\nmore"));
        assertThat(Failures.describe(failure, "a.png"))
                .isEqualTo("a.png: failed unexpectedly (inner); please report it with this line");
        assertThat(Failures.describe(new IllegalStateException(), ""))
                .startsWith("failed unexpectedly (IllegalStateException)");
    }

    @Test
    void memoryThatIsTooSmallComesWithTheSettingAlsoWhereAnErrorOfTheUsersHidesIt() {
        String words = "does not fit into the memory of ";
        assertThat(Failures.describe(new OutOfMemoryError(), "a.png"))
                .startsWith("a.png: " + words)
                .contains("MIEN_JAVA_OPTIONS=-Xmx");
        UserError hidden = new UserError("cannot be read", "a.png", "mend it", new OutOfMemoryError());
        assertThat(Failures.describe(hidden, "")).startsWith(words);
    }

    @Test
    void aLibraryOfTheSystemThatIsMissingIsNamed() {
        Error lacking = new UnsatisfiedLinkError(
                "/tmp/libjniavutil.so: libudev.so.1: cannot open shared object file: No such file or directory");
        assertThat(Failures.describe(lacking, "a.heic"))
                .isEqualTo(
                        "a.heic: a native library needs libudev.so.1, which this system lacks; install the package that"
                                + " contains it");
        assertThat(Failures.describe(
                        new UnsatisfiedLinkError("/tmp/libjniavutil.so: failed to map segment from shared object"), ""))
                .startsWith("a native library cannot be loaded (/tmp/libjniavutil.so: failed to map");
    }

    @Test
    void charactersThatSteerATerminalAreNotPrinted() {
        assertThat(Failures.describe(new IOException("bad\u001b[31m"), "")).doesNotContain("\u001b");
    }
}
