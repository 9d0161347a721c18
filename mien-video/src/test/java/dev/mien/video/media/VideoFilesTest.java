package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class VideoFilesTest {
    @TempDir
    Path folder = Path.of("");

    private static List<VideoFrame> all(FrameSource source) {
        List<VideoFrame> frames = new ArrayList<>();
        for (Optional<VideoFrame> frame = source.next(); frame.isPresent(); frame = source.next()) {
            frames.add(frame.get());
        }
        return frames;
    }

    private static int brightness(VideoFrame frame) {
        return frame.gray().at(20, 20);
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp4, mpeg4",
        "a.mov, mjpeg",
        "a.mkv, libopenh264",
        "a.avi, mpeg4",
        "a.webm, libvpx-vp9",
        "a.ts, mpeg2video"
    })
    void everyFrameComesInOrderWithItsTime(String name, String codec) throws IOException {
        Path file = TestVideos.steps(folder.resolve(name), 20, "-c:v", codec, "-b:v", "2M");
        try (FrameSource source = VideoFiles.open(file)) {
            assertThat(source.info().width()).isEqualTo(64);
            assertThat(source.info().height()).isEqualTo(48);
            List<VideoFrame> frames = all(source);
            assertThat(frames).hasSize(20);
            for (int i = 0; i < 20; i++) {
                assertThat(frames.get(i).index()).isEqualTo(i);
                assertThat(frames.get(i).time()).isCloseTo(i / 25.0, within(0.002));
                assertThat(brightness(frames.get(i))).isCloseTo(10 * i, within(6));
            }
            assertThat(source.damage()).isEmpty();
        }
    }

    @Test
    void infoSaysHowLongAFileIs() throws IOException {
        try (FrameSource source = VideoFiles.open(TestVideos.steps(folder.resolve("a.mp4"), 50, "-c:v", "mpeg4"))) {
            assertThat(source.info().seconds().orElseThrow()).isCloseTo(2, within(1e-6));
            assertThat(source.info().framesPerSecond()).isCloseTo(25, within(1e-6));
            assertThat(source.info().frames()).hasValue(50);
        }
    }

    @Test
    void timesOfAVariableRateAreTheFilesOwn() throws IOException {
        Path file = TestVideos.encodeUneven(folder.resolve("vfr.mp4"), 10, i -> TestVideos.gray(64, 48, 10 * i));
        try (FrameSource source = VideoFiles.open(file)) {
            List<VideoFrame> frames = all(source);
            assertThat(frames).hasSize(10);
            for (int i = 0; i < 10; i++) {
                assertThat(frames.get(i).time()).isCloseTo(i * i / 100.0, within(0.002));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void theRotationFlagIsHonoured(int degrees) throws IOException {
        BufferedImage picture = TestVideos.gray(64, 48, 30);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 16, 16); // white in the corner top left as stored
        canvas.dispose();
        Path plain = TestVideos.encode(folder.resolve("plain.mp4"), 25, 3, i -> picture, "-c:v", "mpeg4");
        Path turned = TestVideos.run(
                "-display_rotation",
                String.valueOf(degrees),
                "-i",
                plain.toString(),
                "-c",
                "copy",
                folder.resolve("r.mp4").toString());
        try (FrameSource source = VideoFiles.open(turned, FrameColors.COLOR)) {
            BufferedImage shown = all(source).get(1).picture();
            boolean upended = degrees % 180 != 0;
            assertThat(shown.getWidth())
                    .isEqualTo(upended ? 48 : 64)
                    .isEqualTo(source.info().width());
            assertThat(shown.getHeight())
                    .isEqualTo(upended ? 64 : 48)
                    .isEqualTo(source.info().height());
            // The program counts its degrees counter-clockwise.
            int x = degrees == 0 || degrees == 90 ? 6 : shown.getWidth() - 7;
            int y = degrees == 0 || degrees == 270 ? 6 : shown.getHeight() - 7;
            assertThat(new Color(shown.getRGB(x, y)).getGreen()).isGreaterThan(200);
            assertThat(new Color(shown.getRGB(shown.getWidth() - 1 - x, shown.getHeight() - 1 - y)).getGreen())
                    .isLessThan(80);
        }
    }

    @Test
    void pixelsThatAreNotSquareAreMadeSo() throws IOException {
        Path file = TestVideos.steps(folder.resolve("wide.mp4"), 2, "-c:v", "mpeg4", "-vf", "setsar=2/1");
        try (FrameSource source = VideoFiles.open(file)) {
            assertThat(source.info().width()).isEqualTo(128);
            assertThat(source.info().height()).isEqualTo(48);
        }
    }

    @Test
    void colorsAreThoseThatWereEncoded() throws IOException {
        BufferedImage red = TestVideos.gray(64, 48, 0);
        Graphics2D canvas = red.createGraphics();
        canvas.setColor(new Color(200, 40, 90));
        canvas.fillRect(0, 0, 64, 48);
        canvas.dispose();
        for (String matrix : List.of("bt709", "smpte170m")) {
            Path file = TestVideos.encode(
                    folder.resolve(matrix + ".mp4"),
                    25,
                    2,
                    i -> red,
                    "-vf",
                    "scale=out_color_matrix=" + matrix,
                    "-colorspace",
                    matrix,
                    "-c:v",
                    "libopenh264",
                    "-b:v",
                    "5M");
            try (FrameSource source = VideoFiles.open(file, FrameColors.COLOR)) {
                Color color = new Color(all(source).get(0).picture().getRGB(30, 20));
                assertThat(color.getRed()).as(matrix).isCloseTo(200, within(5));
                assertThat(color.getGreen()).as(matrix).isCloseTo(40, within(5));
                assertThat(color.getBlue()).as(matrix).isCloseTo(90, within(5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.mkv", "a.avi"})
    void aFileThatIsCutOffGivesTheFramesItHasAndSaysSo(String name) throws IOException {
        Path whole = TestVideos.steps(folder.resolve(name), 100, "-c:v", "mpeg4", "-movflags", "+faststart");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut-" + name), Arrays.copyOf(bytes, bytes.length / 2));
        try (FrameSource source = VideoFiles.open(cut)) {
            assertThat(all(source)).hasSizeBetween(20, 80);
            assertThat(source.damage().orElseThrow())
                    .hasMessageContaining("cut-" + name)
                    .hasMessageContaining("cut off");
        }
    }

    @Test
    void aGifThatEndsWithinAnImageIsCutOffAndOneWithoutItsEndMarkIsNot() throws IOException {
        byte[] bytes = Files.readAllBytes(TestVideos.steps(folder.resolve("a.gif"), 30));
        Path cut = Files.write(folder.resolve("cut.gif"), Arrays.copyOf(bytes, bytes.length / 2));
        try (FrameSource source = VideoFiles.open(cut)) {
            assertThat(all(source)).hasSizeBetween(10, 20);
            assertThat(source.damage().orElseThrow()).hasMessageContaining("cut.gif: cut off");
        }
        Path unended = Files.write(folder.resolve("unended.gif"), Arrays.copyOf(bytes, bytes.length - 1));
        try (FrameSource source = VideoFiles.open(unended)) {
            assertThat(all(source)).hasSize(30);
            assertThat(source.damage()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp4, mpeg4, false",
        "a.gif, gif, true",
        "a.png, apng, true",
        "a.mjpeg, mjpeg, true",
        "a.avif, libaom-av1, true"
    })
    void picturesThatMoveAreToldFromOthers(String name, String codec, boolean moving) throws IOException {
        String format = codec.equals("apng") ? "apng" : name.substring(2);
        Path file = TestVideos.steps(folder.resolve(name), 5, "-c:v", codec, "-f", format);
        assertThat(VideoFiles.isMovingPicture(file)).isEqualTo(moving);
        try (FrameSource source = VideoFiles.open(file)) {
            assertThat(all(source)).hasSize(5);
            assertThat(source.damage()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.gif", "a.png", "a.jpg", "a.bmp"})
    void stillPicturesDoNotMove(String name) throws IOException {
        BufferedImage picture = TestVideos.gray(32, 32, 90);
        Path file = folder.resolve(name);
        assertThat(ImageIO.write(picture, name.substring(2), file.toFile())).isTrue();
        assertThat(VideoFiles.isMovingPicture(file)).isFalse();
        assertThat(VideoFiles.isMovingPicture(Files.writeString(folder.resolve("b.gif"), "GIF89a")))
                .isFalse();
        assertThat(VideoFiles.isMovingPicture(folder.resolve("none.gif"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "i.ts | -c:v mpeg2video -flags +ilme+ildct -top 1",
                "i.vob | -c:v mpeg2video -flags +ilme+ildct -f vob",
                "i.mov | -c:v prores_ks -vf setfield=tff -flags +ilme+ildct",
                "i.mkv | -c:v ffv1 -vf setfield=bff"
            },
            delimiter = '|')
    void interlacedFramesAreFramesToo(String name, String how) throws IOException {
        for (FrameColors wanted : FrameColors.values()) {
            try (FrameSource source =
                    VideoFiles.open(TestVideos.steps(folder.resolve(name), 12, how.split(" ")), wanted)) {
                List<VideoFrame> frames = all(source);
                assertThat(frames).hasSize(12);
                for (int i = 0; i < 12; i++) {
                    assertThat(brightness(frames.get(i))).isCloseTo(10 * i, within(6));
                    assertThat(frames.get(i).color().isPresent()).isEqualTo(wanted == FrameColors.COLOR);
                }
                assertThat(source.damage()).isEmpty();
            }
        }
    }

    /** As browsers record: pairs of frames that are a thousandth of a second apart. */
    @Test
    void framesThatAreHardlyApartAreAllRead() throws IOException {
        Path file = TestVideos.steps(
                folder.resolve("a.mkv"),
                20,
                "-vf",
                "settb=1/1000,setpts=floor(N/2)*80+mod(N\\,2)",
                "-fps_mode",
                "passthrough",
                "-enc_time_base",
                "1:1000",
                "-c:v",
                "mjpeg");
        try (FrameSource source = VideoFiles.open(file)) {
            List<VideoFrame> frames = all(source);
            assertThat(frames).hasSize(20);
            for (int i = 0; i < 20; i++) {
                assertThat(frames.get(i).time()).isCloseTo(Math.floorDiv(i, 2) * 0.08 + i % 2 * 0.001, within(1e-4));
            }
        }
    }

    @Test
    void aWrongEndingDoesNotMatter() throws IOException {
        Path video = TestVideos.steps(folder.resolve("a.mp4"), 5, "-c:v", "mpeg4");
        Path named = Files.move(video, folder.resolve("ä b%20.jpg"));
        try (FrameSource source = VideoFiles.open(named)) {
            assertThat(all(source)).hasSize(5);
        }
    }
}
