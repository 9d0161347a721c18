package dev.mien.image;

import static org.bytedeco.leptonica.global.leptonica.L_JPEG_READ_LUMINANCE;
import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixEndianByteSwap;
import static org.bytedeco.leptonica.global.leptonica.pixReadMemJpeg;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.leptonica.PIX;

/**
 * Decodes the brightness of JPEG pictures with libjpeg-turbo, without the colours and, on request, at a reduced size:
 * at a quarter of the size it takes a quarter of the time that Java's own decoder takes for the whole.
 */
final class JpegLuma {
    private JpegLuma() {}

    /**
     * Decodes the brightness.
     *
     * @param reduction the factor by which width and height are reduced: 1, 2, 4 or 8
     * @return [ceil(height / reduction), ceil(width / reduction)]; empty if the decoder reports an error
     */
    static Optional<GrayImage> decode(byte[] file, int reduction) {
        int[] warnings = new int[1];
        PIX pix = pixReadMemJpeg(file, file.length, 0, reduction, warnings, L_JPEG_READ_LUMINANCE);
        if (pix == null || pix.isNull()) {
            return Optional.empty();
        }
        try {
            return pix.d() == Byte.SIZE ? Optional.of(copy(pix)) : Optional.empty();
        } finally {
            pixDestroy(pix);
        }
    }

    private static GrayImage copy(PIX pix) {
        pixEndianByteSwap(pix); // it keeps four pixels in a word, the first in its highest byte
        int width = pix.w();
        int height = pix.h();
        int stride = pix.wpl() * Integer.BYTES;
        ByteBuffer rows =
                new BytePointer(pix.data()).capacity((long) stride * height).asByteBuffer();
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            rows.get(y * stride, pixels, y * width, width);
        }
        return new GrayImage(width, height, pixels);
    }
}
