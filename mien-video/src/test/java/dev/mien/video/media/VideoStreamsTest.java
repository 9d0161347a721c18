package dev.mien.video.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Videos that come through a stream, such as a pipe, and are read forwards only. */
@Timeout(60)
class VideoStreamsTest {
    private static final int FRAMES = 60;

    @TempDir
    Path folder = Path.of("");

    private byte[] video(String extension, String... arguments) throws IOException {
        return Files.readAllBytes(TestVideos.steps(folder.resolve("a." + extension), FRAMES, arguments));
    }

    private static FrameSource open(InputStream stream) {
        return VideoFiles.open(stream, "a stream", FrameColors.GRAY);
    }

    private static int count(FrameSource source) {
        int count = 0;
        while (source.next().isPresent()) {
            count++;
        }
        return count;
    }

    /** A stream that fails when its bytes are used up, as one that a camera still writes to would wait. */
    private static InputStream unfinished(byte[] bytes) {
        return new SequenceInputStream(new ByteArrayInputStream(bytes), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("read on");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "mkv, mpeg4, +bitexact",
        "webm, libvpx, +bitexact",
        "ts, mpeg2video, +bitexact",
        "avi, mpeg4, +bitexact",
        "flv, flv1, +bitexact",
        "nut, mpeg4, +bitexact",
        "mp4, mpeg4, frag_keyframe+empty_moov",
        "mov, mpeg4, +faststart"
    })
    void everyFrameOfAKindThatIsReadForwardsIsRead(String extension, String codec, String flags) throws IOException {
        String option = flags.equals("+bitexact") ? "-fflags" : "-movflags";
        byte[] bytes = video(extension, "-c:v", codec, option, flags);
        try (FrameSource source = open(new ByteArrayInputStream(bytes))) {
            assertThat(source.info().file()).isEmpty();
            assertThat(count(source)).isEqualTo(FRAMES);
            assertThat(source.damage()).isEmpty();
        }
    }

    /** As network cameras send them by HTTP. */
    @Test
    void jpegPicturesInPartsOfAMessageAreAVideo() throws IOException {
        byte[] bytes = video("bin", "-c:v", "mjpeg", "-f", "mpjpeg");
        assertThat(VideoFiles.holdsVideo(new ByteArrayInputStream(bytes))).isTrue();
        try (FrameSource source = open(new ByteArrayInputStream(bytes))) {
            assertThat(count(source)).isEqualTo(FRAMES);
            assertThat(source.damage()).isEmpty();
        }
    }

    @Test
    void framesOfALiveVideoComeBeforeItsEnd() throws IOException {
        BufferedImage noise = TestVideos.gray(320, 240, 0);
        new Random(1).nextBytes(((DataBufferByte) noise.getRaster().getDataBuffer()).getData());
        Path file = TestVideos.encode(folder.resolve("a.mkv"), 25, 150, i -> noise, "-c:v", "mjpeg", "-q:v", "3");
        try (InputStream live = new ByteArrayInputStream(Files.readAllBytes(file));
                FrameSource source = open(live)) {
            assertThat(source.next()).isPresent();
            assertThat(live.available()).as("bytes not read yet").isGreaterThan((int) (Files.size(file) / 2));
        }
    }

    @Test
    void afterAFailureOfTheStreamTheFramesBeforeItAreKeptAndItIsTold() throws IOException {
        byte[] bytes = video("mkv", "-c:v", "mpeg4", "-g", "5");
        try (FrameSource source = open(unfinished(Arrays.copyOf(bytes, bytes.length / 2)))) {
            assertThat(count(source)).isBetween(FRAMES / 4, FRAMES - 5);
            assertThat(source.damage())
                    .hasValueSatisfying(damage -> assertThat(damage)
                            .hasMessageContaining("a stream: cut off or damaged")
                            .hasMessageContaining("frames were read"));
        }
    }

    @Test
    void aStreamThatEndsEarlierThanItsHeaderSaysIsCutOff() throws IOException {
        byte[] bytes = video("mp4", "-c:v", "mpeg4", "-movflags", "+faststart");
        try (FrameSource source = open(new ByteArrayInputStream(bytes, 0, bytes.length * 2 / 3))) {
            assertThat(count(source)).isLessThan(FRAMES);
            assertThat(source.damage())
                    .hasValueSatisfying(damage -> assertThat(damage).hasMessageContaining("cut off"));
        }
    }

    @Test
    void anMp4WithItsIndexAtTheEndIsRefusedBeforeAllIsRead() throws IOException {
        InputStream stream = unfinished(Arrays.copyOf(video("mp4", "-c:v", "mpeg4"), 1000));
        assertThatThrownBy(() -> open(stream))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "a stream: an MP4 or MOV video whose index comes after its pictures, so that it cannot be read from a stream; save it as a file");
    }

    /** The library asks for as much as a header claims, and what is thrown into it ends the process. */
    @Test
    void aRequestForGigabytesIsAnsweredInPartsAndAFailureByANumber() {
        try (BytePointer target = new BytePointer(100);
                StreamInput three = new StreamInput(new ByteArrayInputStream(new byte[3]));
                StreamInput broken = new StreamInput(new ByteArrayInputStream(new byte[3]) {
                    @Override
                    public synchronized int read(byte[] bytes, int offset, int count) {
                        throw new IllegalStateException("broken");
                    }
                })) {
            assertThat(three.read(target, Integer.MAX_VALUE)).isEqualTo(3);
            assertThat(three.read(target, Integer.MAX_VALUE)).isNegative();
            assertThat(broken.read(target, 100)).isNegative();
        }
    }

    @Test
    void aBoxToTheEndIsTheLastOne() {
        byte[] endless = new byte[600];
        System.arraycopy("ftypisom".getBytes(UTF_8), 0, endless, 4, 8);
        assertThatThrownBy(() -> open(new ByteArrayInputStream(endless)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a stream: not a video");
    }

    @Test
    void whatIsNoVideoIsRefusedByName() {
        assertThatThrownBy(() -> open(new ByteArrayInputStream("no video at all".getBytes(UTF_8))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a stream: not a video");
        byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
        assertThatThrownBy(() -> open(new ByteArrayInputStream(tar))).hasMessageContaining("a tar archive");
    }
}
