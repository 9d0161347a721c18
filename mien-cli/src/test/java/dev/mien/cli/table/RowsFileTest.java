package dev.mien.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.console.Failures;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsFileTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aTableThatCannotGoOnIsCalledByTheNameThatItWillHave() throws IOException {
        Path table = folder.resolve("predictions.csv");
        RowsFile file = new RowsFile(table);
        IOException failure = file.named(new IOException("No space left on device"));
        assertThat(Failures.describe(failure, ""))
                .isEqualTo(table + ": no space left on device; make room, or name another place");
        IOException denied = file.named(new AccessDeniedException(file.growing().toString()));
        assertThat(Failures.describe(denied, ""))
                .isEqualTo(table + ": permission denied; check its permissions, or name another place");
        file.drop();
    }
}
