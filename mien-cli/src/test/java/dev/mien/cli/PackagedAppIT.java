package dev.mien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.console.ExitCode;
import dev.mien.testing.SyntheticFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
    void nativeMemoryIsKeptBetweenPicturesUnlessTheUserSaysOtherwise() throws IOException, InterruptedException {
        List<String> documented = Pattern.compile("MALLOC_\\w+=\\d+")
                .matcher(Files.readString(Path.of("..", "docs", "java.md")))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(documented).hasSize(3);
        assertThat(environment("predict", Map.of())).containsAll(documented);
        assertThat(environment("serve", Map.of("MALLOC_ARENA_MAX", "8"))).contains("MALLOC_ARENA_MAX=8");
    }

    /** The environment in which {@code bin/mien} starts Java. */
    private List<String> environment(String command, Map<String, String> users)
            throws IOException, InterruptedException {
        Path java =
                Files.createDirectories(folder.resolve("jdk").resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nenv\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path said = folder.resolve("environment");
        ProcessBuilder start = new ProcessBuilder(
                        "bash", APP.resolve("bin").resolve("mien").toString(), command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        start.environment().keySet().removeIf(name -> name.startsWith("MALLOC_"));
        start.environment().putAll(users);
        start.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        start.environment().put("MIEN_CACHE", "");
        Process process = start.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readAllLines(said);
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
        assertThat(process.exitValue())
                .as(Files.readString(said))
                .isEqualTo(TRAINS ? ExitCode.DONE : ExitCode.NOTHING_DONE);
        if (TRAINS) {
            assertThat(run.resolve("best.onnx")).isNotEmptyFile();
        } else {
            assertThat(said).content().contains("no training engine");
        }
    }
}
