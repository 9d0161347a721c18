package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.MienProcess;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.VideoFiles;
import dev.mien.video.media.VideoFrame;
import dev.mien.video.media.VideoInfo;
import dev.mien.video.media.VideoWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien predict} over a video, in a process of its own that is stopped in the middle. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StoppedVideoTest {
    private static final int FRAMES = 20_000;

    @TempDir
    Path folder = Path.of("");

    private Path video() throws IOException {
        Path file = folder.resolve("long.mp4");
        VideoInfo info = new VideoInfo("drawn", Optional.empty(), 32, 32, 50, OptionalDouble.empty());
        BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_3BYTE_BGR);
        try (VideoWriter writer = new VideoWriter(file, info, 32, 32)) {
            for (int i = 0; i < FRAMES; i++) {
                Graphics2D canvas = picture.createGraphics();
                canvas.setColor(new Color(i * 7 % 256, i % 256, 100));
                canvas.fillRect(i % 24, 8, 8, 8);
                canvas.dispose();
                writer.write(picture, i / 50.0);
            }
        }
        return file;
    }

    private Process start(Path video, Path out) throws IOException {
        return MienProcess.start(
                folder.resolve("output.txt"),
                "predict",
                video.toString(),
                "--out",
                out.toString(),
                "--detector",
                "none",
                "--annotate",
                "--people");
    }

    /** Waits until a good part of the annotated video is there. */
    private static void awaitVideo(Path annotated, Process process) throws IOException, InterruptedException {
        while (process.isAlive()) {
            if (Files.isDirectory(annotated)) {
                try (Stream<Path> files = Files.list(annotated)) {
                    if (files.anyMatch(file -> file.toFile().length() > 50_000)) {
                        return;
                    }
                }
            }
            Thread.sleep(20);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has no SIGTERM
    void everyFileIsCompleteAsFarAsItGoes() throws Exception {
        Path out = folder.resolve("out");
        Process process = start(video(), out);
        awaitVideo(out.resolve("annotated"), process);
        process.destroy(); // by SIGTERM
        String said = "exit code " + process.waitFor() + ": " + Files.readString(folder.resolve("output.txt"));
        assertThat(process.exitValue()).as(said).isEqualTo(143);

        List<String> rows = Files.readAllLines(out.resolve("predictions.csv"));
        assertThat(rows)
                .allMatch(row -> row.split(",", -1).length == rows.get(0).split(",", -1).length);
        assertThat(rows.size() - 1)
                .as(said)
                .isBetween(10, FRAMES - 1)
                .isEqualTo(frames(out.resolve("annotated/long.mp4")));
        assertThat(out.resolve("people/long/1-faces.png")).isNotEmptyFile();
        assertThat(out.resolve("people/long/1-expression.png")).isNotEmptyFile();
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith(".part-"));
        }
    }

    private static int frames(Path video) {
        int frames = 0;
        try (FrameSource source = VideoFiles.open(video)) {
            for (Optional<VideoFrame> frame = source.next(); frame.isPresent(); frame = source.next()) {
                frames++;
            }
            assertThat(source.damage()).isEmpty();
        }
        return frames;
    }
}
