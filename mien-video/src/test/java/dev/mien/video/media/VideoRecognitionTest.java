package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recognizing videos without opening them. */
class VideoRecognitionTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "mp4, mpeg4",
        "3gp, mpeg4",
        "mov, mjpeg",
        "mkv, mpeg4",
        "webm, libvpx-vp9",
        "avi, mpeg4",
        "flv, flv1",
        "wmv, wmv2",
        "mpg, mpeg2video",
        "m2v, mpeg2video",
        "ts, mpeg2video",
        "m2ts, mpeg2video",
        "mxf, mpeg2video",
        "nut, mpeg4"
    })
    void aVideoIsRecognisedByItsFirstBytesWhateverItsName(String extension, String codec) throws IOException {
        Path named = TestVideos.steps(folder.resolve("a." + extension), 30, "-c:v", codec, "-s", "352x288");
        assertThat(VideoFiles.holdsVideo(Files.move(named, folder.resolve("clip"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "# Read me\n", "FLV is a format", "....ftypM4A sound", "RIFF....WAVEfmt "})
    void otherFilesAreNot(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("README"), content, StandardCharsets.ISO_8859_1);
        assertThat(VideoFiles.holdsVideo(file)).isFalse();
    }

    /** HEIC and AVIF have the container of MP4. */
    @Test
    void aPictureOfAPhoneIsNone() throws IOException {
        Path file = TestVideos.avif(folder.resolve("a.avif"), TestVideos.gray(64, 48, 100));
        assertThat(VideoFiles.holdsVideo(file)).isFalse();
        assertThat(VideoFiles.holdsVideo(new ByteArrayInputStream(Files.readAllBytes(file))))
                .isFalse();
    }
}
