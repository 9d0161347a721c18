package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.cli.CommandRun;
import dev.mien.cli.PhonePicture;
import dev.mien.image.PictureFiles;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien predict} on what comes through a pipe: standard input, a named pipe, {@code <(...)} of a shell. */
@Timeout(60)
class PredictPipesTest {
    @TempDir
    Path folder = Path.of("");

    private static CommandRun predictFrom(byte[] standardInput, String... more) {
        return predictFrom(new ByteArrayInputStream(standardInput), more);
    }

    private static CommandRun predictFrom(InputStream standardInput, String... more) {
        InputStream before = System.in;
        try {
            System.setIn(standardInput);
            return CommandRun.run(Stream.concat(Stream.of("predict", "-", "--detector", "none"), Stream.of(more))
                    .toArray());
        } finally {
            System.setIn(before);
        }
    }

    /** A picture that is larger than the buffers of pipes and streams. */
    private byte[] largePicture() throws IOException {
        BufferedImage noise = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_GRAY);
        new Random(1).nextBytes(((DataBufferByte) noise.getRaster().getDataBuffer()).getData());
        Path file = folder.resolve("large.png");
        PictureFiles.writePng(file, noise);
        return Files.readAllBytes(file);
    }

    private byte[] jpeg() throws IOException {
        Path file = folder.resolve("a.jpg");
        ImageIO.write(new BufferedImage(60, 50, BufferedImage.TYPE_BYTE_GRAY), "jpg", file.toFile());
        return Files.readAllBytes(file);
    }

    @Test
    void standardInputIsAPicture() throws IOException {
        CommandRun run = predictFrom(jpeg());
        assertThat(run.code()).isZero();
        assertThat(run.err()).doesNotContain("moving");
        assertThat(run.rows().get(0).subList(0, 8)).containsExactly("-", "", "", "", "1", "0", "0", "60");
    }

    /** Its file begins as a video's in MP4 does. */
    @Test
    void standardInputIsAPictureOfAPhone() throws IOException {
        CommandRun run = predictFrom(PhonePicture.avif());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("in 1 picture");
    }

    @Test
    void ofMovingPicturesInStandardInputTheFirstIsReadWithANote() throws IOException {
        CommandRun run = predictFrom(
                new SequenceInputStream(new ByteArrayInputStream(jpeg()), new ByteArrayInputStream(jpeg())));
        assertThat(run.code()).isZero();
        assertThat(run.rows()).hasSize(1);
        assertThat(run.err()).contains("standard input: the first of its moving pictures is read; save it as a file");
    }

    @Test
    void standardInputIsAVideo() {
        CommandRun run = predictFrom(KindsOfInput.streamableVideo());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.rows())
                .hasSize(KindsOfInput.MANY)
                .allSatisfy(row -> assertThat(row.get(0)).isEqualTo("-"));
        assertThat(run.err()).contains("mien: -: ").contains("in 1 video");
    }

    @Test
    void theAnnotatedCopyOfAPipedVideoHasNoSoundWhichIsNoted() {
        CommandRun run = predictFrom(KindsOfInput.streamableVideo(), "--annotate", "--out", folder + "/out");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("out/annotated/stdin.mp4")).isNotEmptyFile();
        assertThat(run.err()).contains("-: its annotated copy has no sound, since a pipe is read only once");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // whose named pipes are no files
    void aNamedPipeIsReadAsAFileIs() throws Exception {
        for (byte[] content : List.of(largePicture(), KindsOfInput.streamableVideo())) {
            Path pipe = folder.resolve("pipe" + content.length);
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
            CompletableFuture<Path> writing = CompletableFuture.supplyAsync(() -> {
                try {
                    return Files.write(pipe, content);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            CommandRun run = CommandRun.run("predict", pipe, "--detector", "none");
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.rows())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.get(0)).isEqualTo(pipe.toString()));
            writing.join();
        }
    }
}
