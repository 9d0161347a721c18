package dev.mien.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void theDemoLeavesAFolderToLookAt() {
        String out = folder.resolve("demo").toString();

        int code = CommandRun.run("demo", "--out", out, "--faces", "140", "--epochs", "1", "--threads", "1")
                .code();

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("demo/grid.png")).isNotEmptyFile();
        assertThat(folder.resolve("demo/curves.png")).isNotEmptyFile();
        assertThat(folder.resolve("demo/demo.json")).isNotEmptyFile();
    }

    @Test
    void tooFewFacesAreWrongUsage() {
        assertThat(CommandRun.run("demo", "--out", folder.resolve("none"), "--faces", "3")
                        .code())
                .isEqualTo(ExitCode.NOTHING_DONE);
    }
}
