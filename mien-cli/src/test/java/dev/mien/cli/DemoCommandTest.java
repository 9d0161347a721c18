package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void theDemoLeavesAFolderToLookAt() {
        String out = folder.resolve("demo").toString();

        int code = Main.run("demo", "--out", out, "--faces", "140", "--epochs", "1", "--threads", "1");

        assertThat(code).isEqualTo(Main.DONE);
        assertThat(folder.resolve("demo/grid.png")).isNotEmptyFile();
        assertThat(folder.resolve("demo/curves.png")).isNotEmptyFile();
        assertThat(folder.resolve("demo/demo.json")).isNotEmptyFile();
    }

    @Test
    void tooFewFacesAreWrongUsage() {
        assertThat(Main.run("demo", "--out", folder.resolve("none").toString(), "--faces", "3"))
                .isEqualTo(Main.NOTHING_DONE);
    }
}
