package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.testing.SyntheticFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command as it is packed in {@code target/app}: the class path of the tests above has more than its own, so that only here it shows
 * whether a scope in a POM keeps a library out of what users start.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "started by bin/mien")
class PackagedAppIT {
    private static final Path APP = Path.of("target", "app");
    private static final boolean TRAINS = Boolean.parseBoolean(System.getProperty("training", "true"));
    private static final String NATIVE = "-" + System.getProperty("javacpp.platform") + ".jar";

    @TempDir
    Path folder;

    @Test
    void nativeLibrariesOfTheEngineAreThereIfItIsAndNotOtherwise() throws IOException {
        assertThat(jars("leptonica-", NATIVE)).isNotEmpty();
        assertThat(List.of(jars("mien-torch-", ".jar"), jars("pytorch-", NATIVE), jars("openblas-", NATIVE)))
                .as("mien-torch, and PyTorch's and OpenBLAS's native libraries")
                .allMatch(found -> found.isEmpty() != TRAINS);
    }

    private static List<String> jars(String start, String end) throws IOException {
        try (Stream<Path> files = Files.list(APP.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(jar -> jar.startsWith(start) && jar.endsWith(end))
                    .toList();
        }
    }

    @Test
    void itTrainsAnEpochOrSaysThatItCannot() throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        "bash",
                        APP.resolve("bin").resolve("mien").toString(),
                        "train",
                        "keypoints",
                        "--preset",
                        "small",
                        "--epochs",
                        "1",
                        "--batch",
                        "8",
                        "--threads",
                        "1",
                        "--data",
                        SyntheticFiles.keypoints(folder.resolve("marked.csv"), 24)
                                .toString(),
                        "--out",
                        run.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(TRAINS ? Main.DONE : Main.NOTHING_DONE);
        if (TRAINS) {
            assertThat(run.resolve("best.onnx")).isNotEmptyFile();
        } else {
            assertThat(said).content().contains("no training engine");
        }
    }
}
