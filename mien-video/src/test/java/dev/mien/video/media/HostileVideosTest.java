package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final int FRAMES = 20;

    @TempDir
    Path folder = Path.of("");

    /** What was made of a file. */
    private record Seen(int frames, String damage) {}

    private Path video(String name, String codec) throws IOException {
        Random random = new Random(1);
        BufferedImage picture = TestVideos.gray(64, 48, 0);
        return TestVideos.encode(
                folder.resolve(name),
                25,
                FRAMES,
                i -> {
                    picture.setRGB(random.nextInt(64), random.nextInt(48), random.nextInt(1 << 24));
                    return picture;
                },
                "-c:v",
                codec,
                "-g",
                "10");
    }

    /** Reads to the end; empty where the file was refused by its name. */
    private static Optional<Seen> read(Path file) {
        int frames = 0;
        try (FrameSource source = VideoFiles.open(file)) {
            for (Optional<VideoFrame> frame = source.next(); frame.isPresent(); frame = source.next()) {
                assertThat((long) frame.get().picture().getWidth()
                                * frame.get().picture().getHeight())
                        .isLessThanOrEqualTo(VideoFiles.PIXEL_LIMIT * 4);
                frames++;
            }
            source.damage().ifPresent(damage -> assertThat(damage).hasMessageContaining(file.toString()));
            return Optional.of(
                    new Seen(frames, source.damage().map(UserError::getMessage).orElse("")));
        } catch (UserError e) {
            assertThat(e).hasMessageContaining(file.toString());
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({"a.mp4, mpeg4", "a.mkv, libopenh264", "a.avi, mjpeg", "a.ts, mpeg2video", "a.webm, libvpx", "a.flv, flv"
    })
    void damagedFilesEndInFramesOrAMessage(String name, String codec) throws IOException {
        byte[] whole = Files.readAllBytes(video(name, codec));
        assertThat(read(folder.resolve(name))).contains(new Seen(FRAMES, ""));
        Random random = new Random(7);
        int partly = 0;
        List<String> unnamed = new ArrayList<>();
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
            Path file = Files.write(folder.resolve("damaged-" + i + "-" + name), bytes);
            Seen seen = read(file).orElse(new Seen(0, "refused"));
            partly += seen.frames() > 0 ? 1 : 0;
            if (seen.frames() < FRAMES && seen.damage().isEmpty()) {
                unnamed.add(file.getFileName() + ": " + seen.frames() + " frames");
            }
        }
        // A transport stream whose first frames are wiped out, or a single frame at the end of others, leaves no trace.
        assertThat(unnamed).as("files that lost frames without a word").hasSizeLessThanOrEqualTo(DAMAGES / 10);
        assertThat(partly).as("files of which something could be read").isGreaterThan(DAMAGES / 4);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "b-frames.mp4 | 25 | -c:v mpeg4 -bf 2",
                "b-frames.mkv | 25 | -c:v mpeg4 -bf 2",
                "b-frames.avi | 25 | -c:v mpeg4 -bf 2",
                "b-frames.ts | 25 | -c:v mpeg2video -bf 2",
                "slow.mp4 | 1 | -c:v mpeg4",
                "slow.webm | 1 | -c:v libvpx",
                "slow.flv | 10 | -c:v flv -an",
                "slow.wmv | 5 | -c:v wmv2 -an",
                "odd.mkv | 30000/1001 | -c:v mpeg4",
                "odd.flv | 30000/1001 | -c:v flv",
                "late.mkv | 25 | -c:v mpeg4 -output_ts_offset 3",
                "late.mp4 | 25 | -c:v mpeg4 -output_ts_offset 3",
                "uneven.mkv | 25 | -vf select=lt(mod(n\\,9)\\,6) -fps_mode vfr -c:v mpeg4",
                "uneven.mp4 | 25 | -vf select=lt(mod(n\\,9)\\,6) -fps_mode vfr -c:v mpeg4",
                "uneven.webm | 25 | -vf select=lt(mod(n\\,9)\\,6) -fps_mode vfr -c:v libvpx",
                "uneven.avi | 25 | -vf select=lt(mod(n\\,9)\\,6) -fps_mode cfr -c:v mjpeg",
                "h264.avi | 25 | -c:v libopenh264 -c:a libmp3lame",
                "silent.avi | 25 | -c:v libopenh264 -an",
                "interlaced.ts | 25 | -c:v mpeg2video -flags +ilme+ildct -top 1",
                "interlaced.vob | 25 | -c:v mpeg2video -flags +ilme+ildct -f vob",
                "interlaced.mov | 25 | -c:v prores_ks -vf setfield=tff -flags +ilme+ildct",
                "interlaced.mkv | 25 | -c:v ffv1 -vf setfield=bff",
                "pal.dv | 25 | -c:v dvvideo -s 720x576 -pix_fmt yuv420p -an",
                "edit.mxf | 25 | -c:v mpeg2video -ar 48000",
                "old.wmv | 25 | -c:v wmv2 -c:a wmav2",
                "fragments.mp4 | 25 | -c:v mpeg4 -movflags frag_keyframe+empty_moov",
                "live.webm | 25 | -c:v libvpx -f webm -live 1",
                "moved.ts | 25 | -c:v libopenh264 -output_ts_offset 90000",
                "phone.3gp | 25 | -c:v mpeg4 -c:a aac",
                "loud.mkv | 25 | -c:v mpeg4 -filter:a apad=pad_dur=3",
                "a.gif | 10 | -an",
                "a.apng | 10 | -an -plays 0",
                "a.mjpeg | 25 | -an",
                "a.h264 | 25 | -c:v libopenh264 -an",
                "a.nut | 25 | -c:v ffv1",
                "a.y4m | 25 | -an -pix_fmt yuv420p"
            },
            delimiter = '|')
    void wholeFilesAreNotCalledDamaged(String name, String rate, String how) throws IOException {
        List<String> command = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc=s=64x48:d=3:r=" + rate));
        command.addAll(List.of("-f", "lavfi", "-i", "sine=d=2.5"));
        command.addAll(List.of(how.split(" ")));
        command.add(folder.resolve(name).toString());
        Seen seen = read(TestVideos.run(command.toArray(String[]::new))).orElseThrow();
        assertThat(seen.frames()).isGreaterThan(2);
        assertThat(seen.damage()).isEmpty();
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
    void framesOfCamerasThatLookAllAroundAreRead() throws IOException {
        Path file = TestVideos.run(
                "-f",
                "lavfi",
                "-i",
                "color=gray:s=8192x4096:d=1:r=2",
                "-c:v",
                "mjpeg",
                folder.resolve("vr.mov").toString());
        assertThat(read(file)).contains(new Seen(2, ""));
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
                            .map(Seen::frames)
                            .orElse(0))
                    .isLessThan(3);
        }
        Path text = Files.writeString(folder.resolve("subtitles.mp4"), "1\n00:00:01,000 --> 00:00:02,000\nHello\n");
        assertThat(read(text)).isEmpty();
    }
}
