package dev.mien.video.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HdrCurveTest {
    private static final Offset<Integer> CLOSE = Offset.offset(6);

    @TempDir
    Path folder = Path.of("");

    private static BufferedImage plain(int value) {
        BufferedImage picture = new BufferedImage(96, 96, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(new Color(value, value, value));
        canvas.fillRect(0, 0, 96, 96);
        canvas.dispose();
        return picture;
    }

    private Path encoded(String name, int value, String transfer, String... codec) throws IOException {
        String[] arguments = new String[codec.length + 2];
        arguments[0] = "-vf";
        arguments[1] = "scale=out_range=pc,format=yuv420p,setparams=range=pc:color_primaries=bt2020:color_trc="
                + transfer + ":colorspace=bt2020nc";
        System.arraycopy(codec, 0, arguments, 2, codec.length);
        return TestVideos.encode(folder.resolve(name), 25, 1, i -> plain(value), arguments);
    }

    /**
     * A gray card is stored as 38 % in both systems, white paper as 58 % in one and 75 % in the other (ITU-R BT.2408,
     * table 1): 26 and 203 cd/m2.
     */
    @ParameterizedTest
    @CsvSource({"smpte2084, 97, 101", "arib-std-b67, 97, 101", "smpte2084, 148, 244", "arib-std-b67, 191, 244"})
    void cardsHaveTheirOrdinaryBrightness(String transfer, int stored, int shown) throws IOException {
        Path still = encoded("a.avif", stored, transfer, "-c:v", "libaom-av1", "-still-picture", "1", "-cpu-used", "8");
        Path video = encoded("a.mkv", stored, transfer, "-c:v", "libvpx-vp9");

        GrayImage picture = Picture.of(still).gray();
        assertThat(picture.at(48, 48)).isCloseTo(shown, CLOSE);
        try (FrameSource frames = VideoFiles.open(video, FrameColors.COLOR)) {
            VideoFrame frame = frames.next().orElseThrow();
            assertThat(frame.gray().at(48, 48)).isCloseTo(shown, CLOSE);
            assertThat(frame.color().orElseThrow().getRGB(48, 48) & 0xff).isCloseTo(shown, CLOSE);
        }
    }

    @Test
    void otherColorsAreKept() throws IOException {
        Path still =
                encoded("a.avif", 97, "iec61966-2-1", "-c:v", "libaom-av1", "-still-picture", "1", "-cpu-used", "8");
        assertThat(Picture.of(still).gray().at(48, 48)).isCloseTo(97, CLOSE);
    }
}
