package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class VideoWriterTest {
    @TempDir
    Path folder = Path.of("");

    /** Reads a video and writes the first frames of it again. */
    private Path copy(Path from, Path to, int frames) throws IOException {
        try (FrameSource source = VideoFiles.open(from);
                VideoWriter writer = new VideoWriter(
                        to, source.info(), source.info().width(), source.info().height())) {
            Optional<VideoFrame> frame = source.next();
            for (int i = 0; i < frames && frame.isPresent(); i++) {
                writer.write(frame.get().picture(), frame.get().time());
                frame = source.next();
            }
        }
        return to;
    }

    private static List<VideoFrame> all(Path file) {
        List<VideoFrame> frames = new ArrayList<>();
        try (FrameSource source = VideoFiles.open(file)) {
            for (Optional<VideoFrame> frame = source.next(); frame.isPresent(); frame = source.next()) {
                frames.add(frame.get());
            }
            assertThat(source.damage()).isEmpty();
        }
        return frames;
    }

    private static List<String> streams(Path file) throws IOException {
        return TestVideos.probe(file, "-show_entries", "stream=codec_name");
    }

    @Test
    void picturesComeBackWithTheirTimes() throws IOException {
        Path file = TestVideos.encodeUneven(folder.resolve("vfr.mkv"), 12, i -> TestVideos.gray(96, 64, 20 * i));
        Path copy = copy(file, folder.resolve("copy.mp4"), 100);
        assertThat(streams(copy)).containsExactly("h264");
        List<VideoFrame> frames = all(copy);
        assertThat(frames).hasSize(12);
        for (int i = 0; i < 12; i++) {
            assertThat(frames.get(i).time()).isCloseTo(i * i / 100.0, within(0.002));
            assertThat(new Color(frames.get(i).picture().getRGB(40, 30)).getGreen())
                    .isCloseTo(20 * i, within(8));
        }
    }

    @ParameterizedTest
    @CsvSource({"a.mp4, aac", "a.mkv, libopus", "a.avi, pcm_s16le", "a.mov, alac"})
    void theSoundIsKept(String name, String codec) throws IOException {
        Path silent = TestVideos.encode(
                folder.resolve("silent.mkv"), 25, 75, i -> TestVideos.gray(64, 48, i), "-c:v", "mpeg4");
        Path file = TestVideos.run(
                "-i",
                silent.toString(),
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=3",
                "-c:v",
                "copy",
                "-c:a",
                codec,
                folder.resolve(name).toString());
        Path copy = copy(file, folder.resolve("copy.mp4"), 100);
        assertThat(streams(copy)).containsExactly("h264", streams(file).get(1));
        assertThat(soundSeconds(copy)).isCloseTo(3, within(0.1));

        Path part = copy(file, folder.resolve("part.mp4"), 25);
        assertThat(all(part)).hasSize(25);
        assertThat(soundSeconds(part)).as("of the first second only").isCloseTo(2, within(1.05));
    }

    /** What decoding the sound gives. */
    private static double soundSeconds(Path file) throws IOException {
        Path wav = TestVideos.run("-i", file.toString(), "-vn", file + ".wav");
        return Double.parseDouble(
                TestVideos.probe(wav, "-show_entries", "format=duration").get(0));
    }

    @Test
    void oddSizesAreWrittenWithEvenOnes() throws IOException {
        Path file = folder.resolve("odd.mp4");
        VideoInfo info = new VideoInfo("odd", Optional.empty(), 101, 77, 10, OptionalDouble.empty());
        try (VideoWriter writer = new VideoWriter(file, info, 101, 77)) {
            writer.write(TestVideos.gray(101, 77, 100), 0);
            writer.write(TestVideos.gray(33, 20, 200), 0.1);
        }
        List<VideoFrame> frames = all(file);
        assertThat(frames).hasSize(2);
        assertThat(frames.get(0).picture().getWidth()).isEqualTo(102);
        assertThat(new Color(frames.get(1).picture().getRGB(90, 70)).getGreen()).isCloseTo(200, within(8));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file")).resolve("a.mp4");
        VideoInfo info = new VideoInfo("x", Optional.empty(), 64, 48, 10, OptionalDouble.empty());
        assertThatThrownBy(() -> new VideoWriter(file, info, 64, 48).close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.mp4");
    }
}
