package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged videos end in frames or in a message that names them; never in a crash, a wait or a large picture. */
@Timeout(120)
class HostileVideosTest {
    private static final int DAMAGES = 30; // of each file

    @TempDir
    Path folder = Path.of("");

    private Path video(String name, String codec) throws IOException {
        Random random = new Random(1);
        BufferedImage picture = TestVideos.gray(64, 48, 0);
        return TestVideos.encode(
                folder.resolve(name),
                25,
                20,
                i -> {
                    picture.setRGB(random.nextInt(64), random.nextInt(48), random.nextInt(1 << 24));
                    return picture;
                },
                "-c:v",
                codec,
                "-g",
                "10");
    }

    /** Reads to the end; the number of frames, or empty where the file was refused by its name. */
    private static Optional<Integer> read(Path file) {
        int frames = 0;
        try (FrameSource source = VideoFiles.open(file)) {
            for (Optional<VideoFrame> frame = source.next(); frame.isPresent(); frame = source.next()) {
                assertThat((long) frame.get().picture().getWidth()
                                * frame.get().picture().getHeight())
                        .isLessThanOrEqualTo(VideoFiles.PIXEL_LIMIT * 4);
                frames++;
            }
            source.damage().ifPresent(damage -> assertThat(damage).hasMessageContaining(file.toString()));
        } catch (UserError e) {
            assertThat(e).hasMessageContaining(file.toString());
            return Optional.empty();
        }
        return Optional.of(frames);
    }

    @ParameterizedTest
    @CsvSource({"a.mp4, mpeg4", "a.mkv, libopenh264", "a.avi, mjpeg", "a.ts, mpeg2video", "a.webm, libvpx", "a.flv, flv"
    })
    void damagedFilesEndInFramesOrAMessage(String name, String codec) throws IOException {
        byte[] whole = Files.readAllBytes(video(name, codec));
        Random random = new Random(7);
        int partly = 0;
        for (int i = 0; i < DAMAGES; i++) {
            byte[] bytes = whole.clone();
            switch (i % 3) {
                case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
                case 1 -> {
                    for (int flips = 1 + random.nextInt(60); flips > 0; flips--) {
                        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    }
                }
                default -> {
                    int from = random.nextInt(bytes.length);
                    Arrays.fill(
                            bytes, from, Math.min(bytes.length, from + random.nextInt(2000)), (byte) random.nextInt());
                }
            }
            Optional<Integer> frames = read(Files.write(folder.resolve("damaged-" + i + "-" + name), bytes));
            partly += frames.orElse(0) > 0 ? 1 : 0;
        }
        assertThat(partly).as("files of which something could be read").isGreaterThan(DAMAGES / 4);
    }

    @Test
    void aPictureThatIsTooLargeIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] bytes = Files.readAllBytes(video("a.avi", "mjpeg"));
        int patched = 0;
        for (int i = 0; i < bytes.length - 9; i++) {
            boolean startOfFrame = (bytes[i] & 0xff) == 0xff && (bytes[i + 1] & 0xff) == 0xc0 && bytes[i + 2] == 0;
            if (startOfFrame) { // marker, length, precision, height, width
                Arrays.fill(bytes, i + 5, i + 9, (byte) 0xea); // 60138 pixels each way
                patched++;
            }
        }
        assertThat(patched).isGreaterThan(10);
        Path bomb = Files.write(folder.resolve("bomb.avi"), bytes);
        assertThatThrownBy(() -> VideoFiles.open(bomb))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("bomb.avi");
    }

    @Test
    void sizesInAHeaderAreNotBelieved() throws IOException {
        for (String size : List.of("W100000 H100000", "W2147483647 H2", "W-5 H7", "W0 H0")) {
            String header = "YUV4MPEG2 " + size + " F25:1 Ip A1:1 C420\nFRAME\n";
            Path file = Files.write(folder.resolve("a.y4m"), header.getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> VideoFiles.open(file))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("a.y4m");
        }
    }

    @Test
    void otherFilesAreNoVideos() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 20; i++) {
            byte[] noise = new byte[random.nextInt(20_000)];
            random.nextBytes(noise);
            assertThat(read(Files.write(folder.resolve("noise-" + i + ".mp4"), noise))
                            .orElse(0))
                    .isLessThan(3);
        }
        Path text = Files.writeString(folder.resolve("subtitles.mp4"), "1\n00:00:01,000 --> 00:00:02,000\nHello\n");
        assertThat(read(text)).isEmpty();
    }
}
