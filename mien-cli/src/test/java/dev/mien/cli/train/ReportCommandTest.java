package dev.mien.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    @TempDir
    Path folder;

    @Test
    void aReportIsMadeAgainFromTheRunAlone() throws IOException {
        Path run = folder.resolve("demo/expression");
        CommandRun demo = CommandRun.run("demo", "--out", folder.resolve("demo"), "--faces", 140, "--epochs", 1);
        assertThat(demo.code()).as(demo.err()).isZero();
        Path page = run.resolve("report/index.html");
        Path figures = run.resolve("report/evaluation.json");
        String before = Files.readString(figures);
        Files.delete(page);
        Files.delete(figures);

        CommandRun again = CommandRun.run("report", run, "--with", folder.resolve("demo/keypoints"));

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("wrote " + page);
        assertThat(page).content().contains("id=\"combined\"", "id=\"training\"");
        assertThat(withoutTime(Files.readString(figures))).isEqualTo(withoutTime(before));

        CommandRun shipped = CommandRun.run("report", run, "--with", "keypoints");
        assertThat(shipped.code()).as(shipped.err()).isZero();
    }

    @Test
    void aFolderThatIsNoRunIsRefusedInOneLine() {
        CommandRun none = CommandRun.run("report", folder);
        assertThat(none.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(none.err()).contains("data.json: missing").hasLineCount(1);
        Path gone = folder.resolve("gone");
        assertThat(CommandRun.run("report", gone).err())
                .contains(gone + ": no such folder; give the run directory of 'mien train'");
        CommandRun noModel = CommandRun.run("report", folder, "--data", folder.resolve("faces.csv"));
        assertThat(noModel.code()).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(noModel.err()).contains("holds no best.onnx").hasLineCount(1);
    }

    private static List<String> withoutTime(String json) {
        return json.lines().filter(line -> !line.contains("\"seconds\"")).toList();
    }
}
