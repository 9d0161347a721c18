package dev.mien.image;

import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixReadMemWebP;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.leptonica.PIX;

/**
 * Decodes WebP pictures with libwebp, in a quarter of the time of Java's decoder, which also gives those of some encoders
 * (libwebp's fastest method) wrong colours.
 */
final class WebpPixels {
    private static final int OPAQUE = 255;
    private static final int BGR = 3;
    private static final int WITH_ALPHA = 4; // samples per pixel
    private static final int EXTENDED = 0x58385056; // VP8X, little-endian
    private static final int EXTENDED_LENGTH = 10;
    private static final int ALPHA_FLAG = 0x10;
    private static final int FRAME_SIZE = 6; // where the size of an animation's frame stands, as in VP8X
    private static final int FRAME_HEAD = 16;

    private WebpPixels() {}

    /**
     * Decodes the picture, or the first frame of an animation.
     *
     * @return {@code TYPE_3BYTE_BGR}, transparent pixels white; empty if the decoder reports an error
     */
    static Optional<BufferedImage> decode(byte[] file) {
        byte[] still = firstFrame(file);
        PIX pix = pixReadMemWebP(still, still.length);
        if (pix == null || pix.isNull()) {
            return Optional.empty();
        }
        try {
            BufferedImage picture = copy(pix);
            profile(file).ifPresent(profile -> convert(picture, profile));
            return Optional.of(picture);
        } finally {
            pixDestroy(pix);
        }
    }

    /** The first frame of an animation as a file of its own; other files as they are. */
    private static byte[] firstFrame(byte[] file) {
        byte[][] still = {file};
        RiffChunks.forEach(file, (name, from, to) -> {
            if (name == RiffChunks.ANMF && still[0] == file && to - from > FRAME_HEAD) {
                int length = RiffChunks.HEAD + EXTENDED_LENGTH + to - from - FRAME_HEAD;
                ByteBuffer frame =
                        ByteBuffer.allocate(RiffChunks.FIRST + length).order(ByteOrder.LITTLE_ENDIAN);
                frame.put(file, 0, Integer.BYTES).putInt(Integer.BYTES + length);
                frame.put(file, RiffChunks.HEAD, Integer.BYTES); // WEBP
                frame.putInt(EXTENDED).putInt(EXTENDED_LENGTH).putInt(ALPHA_FLAG);
                frame.put(file, from + FRAME_SIZE, FRAME_SIZE);
                still[0] = frame.put(file, from + FRAME_HEAD, to - from - FRAME_HEAD)
                        .array();
            }
        });
        return still[0];
    }

    private static BufferedImage copy(PIX pix) {
        int width = pix.w();
        int height = pix.h();
        boolean alpha = pix.spp() == WITH_ALPHA;
        IntBuffer words = new BytePointer(pix.data())
                .capacity((long) pix.wpl() * Integer.BYTES * height)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] to = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            words.get(y * pix.wpl(), row);
            for (int x = 0; x < width; x++) {
                int cover = alpha ? row[x] & 0xff : OPAQUE;
                int at = BGR * (y * width + x);
                to[at] = PlainPixels.onWhite(row[x] >>> 8 & 0xff, cover);
                to[at + 1] = PlainPixels.onWhite(row[x] >>> 16 & 0xff, cover);
                to[at + 2] = PlainPixels.onWhite(row[x] >>> 24, cover);
            }
        }
        return picture;
    }

    /** The colour profile, if there is one of red, green and blue. */
    private static Optional<ICC_Profile> profile(byte[] file) {
        byte[][] data = new byte[1][];
        RiffChunks.forEach(file, (name, from, to) -> {
            if (name == RiffChunks.ICCP) {
                data[0] = Arrays.copyOfRange(file, from, to);
            }
        });
        try {
            return Optional.ofNullable(data[0])
                    .map(ICC_Profile::getInstance)
                    .filter(profile -> profile.getColorSpaceType() == ColorSpace.TYPE_RGB);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no profile; the pixels are there
        }
    }

    private static void convert(BufferedImage picture, ICC_Profile profile) {
        ICC_Profile[] way = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        try {
            new ColorConvertOp(way, null).filter(picture.getRaster(), picture.getRaster());
        } catch (CMMException | IllegalArgumentException e) {
            // A profile that cannot be used; the pixels are there.
        }
    }
}
