package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JpegHeaderTest {
    private static final byte[] COLOURS = PictureBytes.jpeg(PictureBytes.noise(), false); // 96x80

    @Test
    void sizeAndKindAreThoseOfTheFile() {
        JpegHeader baseline = JpegHeader.of(COLOURS).orElseThrow();
        assertThat(baseline.width()).isEqualTo(96);
        assertThat(baseline.height()).isEqualTo(80);
        assertThat(baseline.kind()).isEqualTo(0xc0);
        assertThat(baseline.precision()).isEqualTo(8);
        assertThat(baseline.components()).isEqualTo(3);
        BufferedImage gray = new BufferedImage(9, 5, BufferedImage.TYPE_BYTE_GRAY);
        JpegHeader progressive = JpegHeader.of(PictureBytes.jpeg(gray, true)).orElseThrow();
        assertThat(progressive.kind()).isEqualTo(0xc2);
        assertThat(progressive.components()).isEqualTo(1);
    }

    @Test
    void theScanBeginsBehindItsHeader() {
        JpegHeader header = JpegHeader.of(COLOURS).orElseThrow();
        int marker = header.scan() - 2 - 12; // three components: 6 + 2 * 3 bytes
        assertThat(COLOURS[marker] & 0xff).isEqualTo(0xff);
        assertThat(COLOURS[marker + 1] & 0xff).isEqualTo(JpegHeader.START_OF_SCAN);
    }

    @Test
    void aPictureInOneScanHasAllComponentsInIt() {
        assertThat(JpegHeader.of(COLOURS).orElseThrow().hasOneScan()).isTrue();
        byte[] progressive = PictureBytes.jpeg(PictureBytes.noise(), true);
        assertThat(JpegHeader.of(progressive).orElseThrow().hasOneScan()).isFalse();
        assertThat(new JpegHeader(7, 5, 0xc0, 8, 3, 20, 1).hasOneScan())
                .isFalse(); // each component in a scan of its own
    }

    @Test
    void aThumbnailIsNotThePicture() {
        byte[] thumbnail = PictureBytes.jpeg(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), false);
        byte[] file = withSegment(COLOURS, 0xe1, thumbnail);
        JpegHeader header = JpegHeader.of(file).orElseThrow();
        assertThat(header.width()).isEqualTo(96);
        assertThat(header.scan()).isEqualTo(JpegHeader.of(COLOURS).orElseThrow().scan() + 4 + thumbnail.length);
        byte[] cut = Arrays.copyOf(file, file.length - 2);
        assertThat(header.hasEnd(file)).isTrue();
        assertThat(header.hasEnd(cut)).isFalse(); // the thumbnail's own end lies before the scan
    }

    @Test
    void aFillByteBeforeASegmentIsPassedOver() {
        byte[] file = inserted(COLOURS, new byte[] {(byte) 0xff});
        assertThat(JpegHeader.of(file).orElseThrow().height()).isEqualTo(80);
    }

    @Test
    void aFileDamagedBeforeItsScanHasNoHeader() {
        int scan = JpegHeader.of(COLOURS).orElseThrow().scan();
        assertThat(JpegHeader.of(Arrays.copyOf(COLOURS, scan - 13))).isEmpty();
        assertThat(JpegHeader.of(inserted(COLOURS, new byte[] {1, 2, 3, 4}))).isEmpty();
        assertThat(JpegHeader.of(new byte[0])).isEmpty();
    }

    @Test
    void onlyHuffmanCodedBytesOfGrayOrColoursHavePlainLuma() {
        assertThat(header(0xc0, 8, 3).hasPlainLuma()).isTrue();
        assertThat(header(0xc2, 8, 1).hasPlainLuma()).isTrue();
        assertThat(header(0xc3, 8, 3).hasPlainLuma()).isFalse(); // lossless
        assertThat(header(0xc9, 8, 3).hasPlainLuma()).isFalse(); // arithmetic codes
        assertThat(header(0xc1, 12, 3).hasPlainLuma()).isFalse();
        assertThat(header(0xc0, 8, 4).hasPlainLuma()).isFalse(); // as printed
        assertThat(new JpegHeader(0, 5, 0xc0, 8, 3, 20, 3).hasPlainLuma()).isFalse();
    }

    private static JpegHeader header(int kind, int precision, int components) {
        return new JpegHeader(7, 5, kind, precision, components, 20, components);
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.write(0xff);
        segment.write(marker);
        segment.write((content.length + 2) >> 8);
        segment.write(content.length + 2);
        segment.writeBytes(content);
        return inserted(jpeg, segment.toByteArray());
    }

    /** That behind the file's first marker. */
    private static byte[] inserted(byte[] jpeg, byte[] part) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 2);
        file.writeBytes(part);
        file.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }
}
