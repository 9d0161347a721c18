package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no videos, or none that can be read. */
@Timeout(60)
class RefusedVideosTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void anMp4WithoutItsIndexIsRefusedByName() throws IOException {
        byte[] bytes = Files.readAllBytes(
                TestVideos.steps(folder.resolve("a.mp4"), 50, "-c:v", "mpeg4")); // the index is at the end
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> VideoFiles.open(cut))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cut.mp4: cut off")
                .hasMessageContaining("index");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a video at all\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://localhost:9/a.ts\n"
            })
    void whatIsNoVideoIsRefusedByName(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("a.mp4"), content);
        assertThatThrownBy(() -> VideoFiles.open(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.mp4");
    }

    /** A list of FFmpeg's is a text that names other files; under a video's name it would be read as they are. */
    @ParameterizedTest
    @ValueSource(
            strings = {"ffconcat version 1.0\nfile 'other.mp4'\n", "#EXTM3U\n#EXTINF:1,\nother.mp4\n#EXT-X-ENDLIST\n"})
    void aListOfOtherFilesDoesNotOpenThem(String list) throws IOException {
        TestVideos.steps(folder.resolve("other.mp4"), 10, "-c:v", "mpeg4");
        Path file = Files.writeString(folder.resolve("list.mp4"), list);
        assertThatThrownBy(() -> VideoFiles.open(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("list.mp4: not a");
    }

    @Test
    void framesThatAreTooLargeAreRefusedWithTheLimit() throws IOException {
        String header = "YUV4MPEG2 W16000 H9000 F25:1 Ip A1:1 C420\nFRAME\n";
        Path file = Files.writeString(folder.resolve("a.y4m"), header);
        assertThatThrownBy(() -> VideoFiles.open(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("16000x9000")
                .hasMessageContaining("limit is 67108864");
    }

    @Test
    void soundAloneIsNoVideo() throws IOException {
        Path file = TestVideos.run(
                "-f", "lavfi", "-i", "sine=duration=1", folder.resolve("a.wav").toString());
        assertThatThrownBy(() -> VideoFiles.open(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.wav: not a kind of video");
    }

    /** FFmpeg finds JPEG pictures anywhere in a file: a table or an archive of photos was a video in which people change in each frame. */
    @Test
    void picturesInsideAnotherKindOfFileAreNoVideo() throws IOException {
        byte[] pictures = Files.readAllBytes(TestVideos.steps(folder.resolve("a.mjpeg"), 5, "-c:v", "mjpeg"));
        try (FrameSource video = VideoFiles.open(Files.write(folder.resolve("plain"), pictures))) {
            assertThat(video.next()).isPresent();
        }
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        table.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
        table.writeBytes(pictures);
        Path file = Files.write(folder.resolve("a.parquet"), table.toByteArray());
        assertThatThrownBy(() -> VideoFiles.open(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a.parquet: not a video, but pictures inside another kind of file");
    }

    /** FFmpeg finds a transport stream, or other videos, behind the header of its file in the archive. */
    @Test
    void aTarArchiveIsNoVideo() throws IOException {
        byte[] video =
                Files.readAllBytes(TestVideos.steps(folder.resolve("a.ts"), 20, "-c:v", "mpeg2video", "-b:v", "2M"));
        byte[] header = new byte[512];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 5); // POSIX 1003.1
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        archive.writeBytes(header);
        archive.writeBytes(video);
        Path file = Files.write(folder.resolve("shard.tar"), archive.toByteArray());
        assertThatThrownBy(() -> VideoFiles.open(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("shard.tar: a tar archive, not a video; unpack it");
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        assertThatThrownBy(() -> VideoFiles.open(folder.resolve("none.mp4")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.mp4: no such file");
        assertThatThrownBy(() -> VideoFiles.open(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a folder");
    }
}
