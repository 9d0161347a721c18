package dev.mien.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.cli.CommandRun;
import dev.mien.cli.MienProcess;
import dev.mien.cli.console.ExitCode;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.testing.SyntheticFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien train} in processes of its own, killed and stopped. A checkpoint follows each step, to be hit in its middle. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledRunTest {
    private static final int EPOCHS = 6;

    @TempDir
    Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void drawFaces() throws IOException {
        data = SyntheticFiles.keypoints(folder.resolve("faces.csv"), 32);
    }

    private String[] arguments(Path run) {
        return new String[] {
            "train",
            "keypoints",
            "--preset",
            "small",
            "--data",
            data.toString(),
            "--out",
            run.toString(),
            "--epochs",
            String.valueOf(EPOCHS),
            "--batch",
            "4",
            "--checkpoint-minutes",
            "0",
            "--resume"
        };
    }

    private Process start(Path run) throws IOException {
        return MienProcess.start(folder.resolve("output.txt"), arguments(run));
    }

    /** Waits until the run has written one more checkpoint. */
    private static void awaitCheckpoint(Path run, Process process) throws IOException, InterruptedException {
        Path checkpoint = run.resolve("checkpoint.safetensors");
        FileTime before = Files.exists(checkpoint) ? Files.getLastModifiedTime(checkpoint) : FileTime.fromMillis(0);
        while (process.isAlive()) {
            if (Files.exists(checkpoint)
                    && Files.getLastModifiedTime(checkpoint).compareTo(before) > 0) {
                return;
            }
            Thread.sleep(5);
        }
    }

    /** Every file that is there can be read in full. */
    private static void requireReadable(Path run) throws IOException {
        new ObjectMapper().readTree(run.resolve("config.json").toFile());
        new ObjectMapper().readTree(run.resolve("split.json").toFile());
        Path checkpoint = run.resolve("checkpoint.safetensors");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(checkpoint)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) bytes.getLong()];
        bytes.get(header);
        assertThat(new ObjectMapper().readTree(header).has("__metadata__")).isTrue();
        Path metrics = run.resolve("metrics.csv");
        if (Files.exists(metrics)) {
            assertThat(Files.readAllLines(metrics)).allMatch(line -> line.split(",", -1).length == 7);
        }
        if (Files.exists(run.resolve("best.onnx"))) {
            KeypointModel.open(run.resolve("best.onnx"), new ModelOptions(1, false))
                    .close();
        }
    }

    @Test
    void aRunKilledThreeTimesEndsWithTheSameModelAsAnUnbrokenOne() throws Exception {
        Path whole = folder.resolve("whole");
        assertThat(CommandRun.run((Object[]) arguments(whole)).code()).isEqualTo(ExitCode.DONE);

        Path killed = folder.resolve("killed");
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 3; i++) {
            Process process = start(killed);
            for (int saved = random.nextInt(8); saved >= 0; saved--) {
                awaitCheckpoint(killed, process);
            }
            Thread.sleep(random.nextInt(100));
            process.destroyForcibly().waitFor();
            assertThat(process.exitValue()).as("seed %d: %s", seed, output()).isNotZero();
            requireReadable(killed);
        }
        Process last = start(killed);
        assertThat(last.waitFor()).as("seed %d: %s", seed, output()).isZero();
        requireReadable(killed);
        assertThat(killed.resolve("best.onnx")).as("seed %d", seed).hasSameBinaryContentAs(whole.resolve("best.onnx"));
        assertThat(numbers(killed)).as("seed %d", seed).isEqualTo(numbers(whole));
        assertThat(Files.readAllLines(killed.resolve("metrics.csv")))
                .extracting(KilledRunTest::withoutTimes)
                .isEqualTo(Files.readAllLines(whole.resolve("metrics.csv")).stream()
                        .map(KilledRunTest::withoutTimes)
                        .toList());
        try (var files = Files.list(killed)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith(".part-"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has no SIGTERM
    void sigtermEndsAfterTheBatchWithACheckpoint() throws Exception {
        Path run = folder.resolve("run");
        Process process = start(run);
        awaitCheckpoint(run, process);
        process.destroy(); // by SIGTERM
        assertThat(process.waitFor()).as(output()).isEqualTo(143);
        assertThat(output()).containsPattern("stopped in epoch [1-6] after step [0-9]+; go on with --resume");
        requireReadable(run);
    }

    /** All that the checkpoint holds but its header, which tells the time that was spent: weights, moments, averages. */
    private static byte[] numbers(Path run) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(run.resolve("checkpoint.safetensors")))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(Long.BYTES + (int) bytes.getLong(0));
        byte[] numbers = new byte[bytes.remaining()];
        bytes.get(numbers);
        assertThat(numbers).hasSizeGreaterThan(1 << 20);
        return numbers;
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }

    /** A row of the metrics without its seconds and images a second. */
    private static String withoutTimes(String line) {
        String[] fields = line.split(",", -1);
        return String.join(",", fields[0], fields[2], fields[3], fields[4], fields[5]);
    }
}
