package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.MienProcess;
import dev.mien.image.PictureFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien predict} over a folder, in a process of its own that is stopped in the middle. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StoppedFolderTest {
    private static final int PICTURES = 20_000;

    @TempDir
    Path folder = Path.of("");

    private Path pictures() throws IOException {
        Path one = new BlobFaces(folder).picture("one.png", 120, 1);
        Path in = Files.createDirectories(folder.resolve("in"));
        for (int i = 0; i < PICTURES; i++) {
            Files.createLink(in.resolve(i + ".png"), one);
        }
        return in;
    }

    private static int annotated(Path out) throws IOException {
        Path annotated = out.resolve("annotated");
        return Files.isDirectory(annotated) ? PictureFiles.list(annotated).size() : 0;
    }

    private Process start(Path said, Path out) throws IOException {
        return MienProcess.start(
                said, "predict", pictures().toString(), "--out", out.toString(), "--detector", "none", "--annotate");
    }

    @Test
    void afterAHardKillTheRowsLieBesideTheirPlace() throws Exception {
        Path out = folder.resolve("out");
        Path said = folder.resolve("output.txt");
        Process process = start(said, out);
        while (process.isAlive() && rowsBeside(out) < 10) {
            Thread.sleep(20);
        }
        process.destroyForcibly().waitFor();

        assertThat(rowsBeside(out)).as(Files.readString(said)).isGreaterThanOrEqualTo(10);
        assertThat(out.resolve("predictions.csv")).doesNotExist();
    }

    /** Rows of the table while it grows. */
    private static int rowsBeside(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("predictions.part-")) {
                    return Files.readAllLines(file).size() - 1;
                }
            }
        }
        return 0;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has no SIGTERM
    void eachFinishedPictureHasItsRowAndItsDrawing() throws Exception {
        Path out = folder.resolve("out");
        Path said = folder.resolve("output.txt");
        Process process = start(said, out);
        while (process.isAlive() && annotated(out) < 10) {
            Thread.sleep(20);
        }
        process.destroy(); // by SIGTERM

        assertThat(process.waitFor()).as(Files.readString(said)).isEqualTo(143);
        assertThat(Files.readString(said)).contains("mien: stopped; ");
        List<String> rows = Files.readAllLines(out.resolve("predictions.csv"));
        assertThat(rows.size() - 1).isBetween(10, PICTURES - 1).isEqualTo(annotated(out));
        assertThat(Files.readAllLines(out.resolve("inputs.csv"))).hasSameSizeAs(rows);
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().contains(".part-"));
        }
    }
}
