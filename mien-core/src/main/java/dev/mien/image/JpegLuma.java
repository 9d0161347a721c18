package dev.mien.image;

import static org.bytedeco.leptonica.global.leptonica.L_JPEG_READ_LUMINANCE;
import static org.bytedeco.leptonica.global.leptonica.L_SEVERITY_NONE;
import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixEndianByteSwap;
import static org.bytedeco.leptonica.global.leptonica.pixReadMemJpeg;
import static org.bytedeco.leptonica.global.leptonica.setMsgSeverity;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.leptonica.PIX;

/**
 * Decodes the brightness of JPEG pictures with libjpeg-turbo, without the colours and, on request, at a reduced size:
 * at a quarter of the size it takes a quarter of the time that Java's own decoder takes for the whole. The only class
 * that uses Leptonica, whose packaged binding includes libjpeg-turbo.
 */
final class JpegLuma {
    private static final System.Logger LOG = System.getLogger(JpegLuma.class.getName());

    private JpegLuma() {}

    /** Whether the native library could be loaded; if not, this is logged once. */
    static boolean isAvailable() {
        return Library.LOADED;
    }

    private static final class Library {
        static final boolean LOADED = load();

        private static boolean load() {
            try {
                setMsgSeverity(L_SEVERITY_NONE);
                return true;
            } catch (LinkageError | RuntimeException e) {
                LOG.log(
                        isHere() ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                        "JPEG pictures are read by Java's slower decoder: " + e);
                return false;
            }
        }

        /** Whether the library is on the class path; leaving it out is a valid choice, which is not logged. */
        private static boolean isHere() {
            String file = Loader.getPlatform() + "/" + System.mapLibraryName("jnileptonica");
            return JpegLuma.class.getResource("/org/bytedeco/leptonica/" + file) != null;
        }
    }

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
