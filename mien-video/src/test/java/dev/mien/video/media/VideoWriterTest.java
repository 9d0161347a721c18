package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class VideoWriterTest {
    @TempDir
    Path folder = Path.of("");

    /** Reads a video and writes the first frames of it again. */
    private Path copy(Path from, Path to, int frames) throws IOException {
        try (FrameSource source = VideoFiles.open(from, FrameColors.COLOR);
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
        return TestVideos.probe(file, "-show_entries", "stream=codec_name").stream()
                .map(line -> line.replace(",", ""))
                .toList();
    }

    @Test
    void aNameWithoutTheEndingOfAVideoIsRefused() {
        VideoInfo info = new VideoInfo("drawn", Optional.empty(), 40, 40, 25, OptionalDouble.empty());
        Path file = folder.resolve("copy");
        assertThatThrownBy(() -> new VideoWriter(file, info, 40, 40))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("ends in .mp4");
        assertThat(file).doesNotExist();
    }

    @Test
    void theVideoThatIsReadIsNotOverwritten() throws IOException {
        Path file = TestVideos.steps(folder.resolve("a.mp4"), 5, "-c:v", "mpeg4");
        byte[] before = Files.readAllBytes(file);
        Path link = Files.createLink(folder.resolve("link.mp4"), file);
        assertThatThrownBy(() -> copy(file, link, 5))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("link.mp4: the video that is read");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void videosInOtherFileSystemsAreRefusedAndNotTakenForFilesOfThatName() throws IOException {
        Path file = TestVideos.steps(folder.resolve("a.mp4"), 5, "-c:v", "mpeg4");
        byte[] before = Files.readAllBytes(file);
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            Path inside = zip.getPath(file.toString());
            Files.createDirectories(inside.getParent());
            Files.write(inside, before);
            VideoInfo info = new VideoInfo("drawn", Optional.empty(), 40, 40, 25, OptionalDouble.empty());
            assertThatThrownBy(() -> VideoFiles.open(inside))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another file system");
            assertThatThrownBy(() -> new VideoWriter(inside, info, 40, 40))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another file system");
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aPartOfAPictureIsWrittenWithoutWhatIsAroundIt() throws IOException {
        VideoInfo info = new VideoInfo("drawn", Optional.empty(), 64, 48, 25, OptionalDouble.empty());
        BufferedImage white = TestVideos.gray(96, 64, 255);
        for (int i = 0; i < 64 * 48; i++) {
            white.setRGB(20 + i % 64, 10 + i / 64, 0x505050);
        }
        Path file = folder.resolve("part.mp4");
        try (VideoWriter writer = new VideoWriter(file, info, 64, 48)) {
            writer.write(white.getSubimage(20, 10, 64, 48), 0);
        }
        VideoFrame frame = all(file).get(0);
        for (int x = 2; x < 62; x++) {
            assertThat(frame.gray().at(x, 40)).isCloseTo(0x50, within(8));
        }
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
            assertThat(frames.get(i).gray().at(40, 30)).isCloseTo(20 * i, within(8));
        }
    }

    /** Three seconds of pictures. */
    private Path silent() throws IOException {
        return TestVideos.encode(
                folder.resolve("silent.mkv"), 25, 75, i -> TestVideos.gray(64, 48, i), "-c:v", "mpeg4");
    }

    private Path withSound(String name, String... sound) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-i", silent().toString(), "-f", "lavfi", "-i", "sine=frequency=440:duration=3", "-c:v", "copy"));
        arguments.addAll(List.of(sound));
        arguments.add(folder.resolve(name).toString());
        return TestVideos.run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"a.mp4, aac", "a.mkv, libopus", "a.mov, alac", "a.mkv, libmp3lame", "a.mkv, ac3"})
    void soundThatPlayersExpectInAnMp4IsCopied(String name, String codec) throws IOException {
        Path file = withSound(name, "-c:a", codec);
        Path copy = copy(file, folder.resolve("copy.mp4"), 100);
        assertThat(streams(copy)).containsExactly("h264", streams(file).get(1));
        assertThat(soundSeconds(copy)).isCloseTo(3, within(0.1));

        Path part = copy(file, folder.resolve("part.mp4"), 25);
        assertThat(all(part)).hasSize(25);
        assertThat(soundSeconds(part)).as("of the first second only").isCloseTo(2, within(1.05));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "a.avi | -c:a pcm_s16le",
                "a.mov | -c:a pcm_s24le -ac 2",
                "a.mov | -c:a pcm_alaw -ar 8000",
                "a.avi | -c:a pcm_u8 -ar 11025",
                "a.avi | -c:a adpcm_ms",
                "a.mkv | -c:a wmav2",
                "a.mkv | -c:a mp2",
                "a.mkv | -c:a pcm_f32le -ac 6 -ar 44100",
                "a.mkv | -c:a libspeex -ar 16000 -ac 1",
                "a.mkv | -c:a vorbis -strict -2 -ac 2"
            },
            delimiter = '|')
    void otherSoundIsConvertedAndSoundsTheSame(String name, String how) throws IOException {
        Path file = withSound(name, how.split(" "));
        Path copy = copy(file, folder.resolve("copy.mp4"), 100);
        assertThat(streams(copy)).containsExactly("h264", "aac");
        assertThat(soundSeconds(copy)).isCloseTo(3, within(0.15));
        assertThat(loudestFrequency(copy)).isCloseTo(440, within(8.0));

        Path part = copy(file, folder.resolve("part.mp4"), 25);
        assertThat(soundSeconds(part)).as("of the first second only").isCloseTo(2, within(1.05));
    }

    private static Path pieces(Path file, byte[]... pieces) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (byte[] piece : pieces) {
                out.write(piece);
            }
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource({"aac, aac", "ac3, ac3", "mp2, aac"})
    void recordingsThatWereJoinedAreWrittenWithAllOfTheirSound(String codec, String written) throws IOException {
        byte[] part = Files.readAllBytes(withSound("part.ts", "-c:v", "mpeg2video", "-c:a", codec));
        Path copy = copy(pieces(folder.resolve("joined.ts"), part, part), folder.resolve("copy.mp4"), 200);
        assertThat(streams(copy)).containsExactly("h264", written);
        assertThat(all(copy)).hasSize(150);
        assertThat(soundSeconds(copy)).isCloseTo(6, within(.2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aac", "ac3", "mp2"})
    void aHoleInARecordingIsNoEndOfItsSound(String codec) throws IOException {
        byte[] whole = Files.readAllBytes(withSound("whole.ts", "-c:v", "mpeg2video", "-c:a", codec));
        byte[] head = Arrays.copyOf(whole, whole.length * 2 / 5 / 188 * 188);
        byte[] tail = Arrays.copyOfRange(whole, whole.length * 3 / 5 / 188 * 188, whole.length);
        Path copy = copy(pieces(folder.resolve("hole.ts"), head, tail), folder.resolve("copy.mp4"), 200);
        String end = TestVideos.probe(copy, "-select_streams", "a", "-show_entries", "stream=duration")
                .get(0);
        assertThat(Double.parseDouble(end.replace(",", ""))).isCloseTo(3, within(.2));
    }

    /** A clock that begins anew at an earlier time is taken for one that has gone round: 26 hours. */
    @Test
    @Timeout(60)
    void hoursThatAreMissingInTheTimesAreNotFilledWithSilence() throws IOException {
        byte[] late = Files.readAllBytes(
                withSound("late.ts", "-c:v", "mpeg2video", "-c:a", "mp2", "-output_ts_offset", "100"));
        byte[] early = Files.readAllBytes(withSound("early.ts", "-c:v", "mpeg2video", "-c:a", "mp2"));
        Path copy = copy(pieces(folder.resolve("joined.ts"), late, early), folder.resolve("copy.mp4"), 200);
        assertThat(Files.size(copy)).isLessThan(1 << 20);
    }

    @Test
    void convertedSoundThatBeginsLateBeginsLate() throws IOException {
        Path file = TestVideos.run(
                "-i",
                silent().toString(),
                "-itsoffset",
                "1",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=2",
                "-c:v",
                "copy",
                "-c:a",
                "pcm_s16le",
                folder.resolve("late.mkv").toString());
        assertThat(loudFrom(copy(file, folder.resolve("copy.mp4"), 100))).isCloseTo(1, within(0.05));
    }

    /** As phones trim: the file keeps what was cut away, and a list says from where on it is shown. */
    @ParameterizedTest
    @ValueSource(strings = {"aac", "pcm_s16le"})
    void soundThatWasTrimmedStaysWithItsPicturesAndWhatWasCutAwayStaysAway(String codec) throws IOException {
        Path trimmed = TestVideos.run(
                "-i",
                silent().toString(),
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=3,volume=0:enable='between(t,0.3,1.5)'",
                "-c:v",
                "copy",
                "-c:a",
                codec,
                "-output_ts_offset",
                "-0.8",
                "-avoid_negative_ts",
                "disabled",
                folder.resolve("trimmed.mov").toString());
        Path copy = copy(trimmed, folder.resolve("copy.mp4"), 100);
        assertThat(loudFrom(copy)).isCloseTo(0.7, within(0.05));
        assertThat(soundSeconds(copy)).isCloseTo(2.2, within(0.1));
        assertThat(TestVideos.probe(copy, "-select_streams", "a", "-show_entries", "packet=pts_time"))
                .as("nothing from before the cut is in the file")
                .allMatch(time -> Double.parseDouble(time.replace(",", "")) > -0.15);
    }

    /** When the sound is heard first, in seconds. */
    private static double loudFrom(Path file) throws IOException {
        byte[] sound = pcm(file);
        int first = 0;
        while (Math.abs((short) ((sound[first] & 0xff) | sound[first + 1] << 8)) < 500) {
            first += 2;
        }
        return first / 16_000.0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy.mp4", "copy.mkv"})
    void whatIsWrittenCanBeReadFromAPipe(String name) throws IOException {
        Path file = copy(TestVideos.steps(folder.resolve("a.mp4"), 20), folder.resolve(name), 20);
        int frames = 0;
        try (FrameSource source = VideoFiles.open(Files.newInputStream(file), "a pipe", FrameColors.GRAY)) {
            while (source.next().isPresent()) {
                frames++;
            }
        }
        assertThat(frames).isEqualTo(20);
    }

    @Test
    void closingTwiceHarmsNothing() throws IOException {
        VideoInfo info = new VideoInfo("x", Optional.empty(), 64, 48, 10, OptionalDouble.empty());
        VideoWriter writer = new VideoWriter(folder.resolve("a.mp4"), info, 64, 48);
        writer.write(TestVideos.gray(64, 48, 100), 0);
        writer.close();
        writer.close();
        assertThat(all(folder.resolve("a.mp4"))).hasSize(1);
    }

    /** Sound as 16-bit samples, 8,000 a second. */
    private static byte[] pcm(Path file) throws IOException {
        Path raw =
                TestVideos.run("-i", file.toString(), "-vn", "-f", "s16le", "-ac", "1", "-ar", "8000", file + ".raw");
        return Files.readAllBytes(raw);
    }

    /** By counting how often the middle second crosses zero. */
    private static double loudestFrequency(Path file) throws IOException {
        byte[] sound = pcm(file);
        int crossings = 0;
        for (int i = 8000; i < 16000; i++) {
            short before = (short) ((sound[2 * i] & 0xff) | sound[2 * i + 1] << 8);
            short now = (short) ((sound[2 * i + 2] & 0xff) | sound[2 * i + 3] << 8);
            crossings += before < 0 && now >= 0 ? 1 : 0;
        }
        return crossings;
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
        assertThat(frames.get(0).gray().width()).isEqualTo(102);
        assertThat(frames.get(1).gray().at(90, 70)).isCloseTo(200, within(8));
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
