package dev.mien.video.media;

import dev.mien.FileName;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Recognizes picture files with animations: animated GIF, PNG and WebP, sequences of HEIC and AVIF, motion JPEG. */
final class MovingPictures {
    private static final long PNG = 0x89504e470d0a1a0aL;
    private static final int FTYP = 0x66747970;
    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;
    private static final int VP8X = 0x56503858;
    static final int GIF = 0x474946; // the first three of 8 bytes
    private static final int WEBP_ANIMATION = 2; // flag of VP8X

    /** The brands of files of several pictures (ISO/IEC 23008-12, B.4.2, and AVIF 1.1, 6.3). */
    private static final Set<String> SEQUENCES = Set.of("avis", "hevc", "hevx", "msf1");

    /** The extensions of motion JPEG. */
    static final Set<String> MOTION_JPEG = Set.of("mjpeg", "mjpg");

    private MovingPictures() {}

    /** Whether the file is an animation; false if it is something else, or cannot be read. */
    static boolean isOne(Path file) {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            return isOne(stream, () -> MOTION_JPEG.contains(FileName.extension(file)));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether these are the bytes of an animation. */
    static boolean isOne(byte[] file) {
        return isOne(new ByteArrayInputStream(file), () -> isSeries(file));
    }

    /**
     * Whether a JPEG picture is followed by another one and does not list it, as photos with a preview or a map of
     * brightness do (CIPA DC-007).
     */
    private static boolean isSeries(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return text.contains("\u00ff\u00d9\u00ff\u00d8\u00ff") && !text.contains("MPF\0");
    }

    /** Whether a stream is of an animation; asks of JPEG pictures alone whether they are motion JPEG. */
    private static boolean isOne(InputStream stream, BooleanSupplier isMotionJpeg) {
        try {
            DataInputStream data = new DataInputStream(stream);
            long head = data.readLong();
            if (head == PNG) {
                return hasAnimationControl(data);
            }
            if ((int) head == FTYP) {
                return SEQUENCES.contains(new String(data.readNBytes(4), StandardCharsets.ISO_8859_1));
            }
            if (head >>> 32 == RIFF) {
                return data.readInt() == WEBP
                        && data.readInt() == VP8X
                        && data.skipBytes(4) == 4
                        && (data.readUnsignedByte() & WEBP_ANIMATION) != 0;
            }
            if (head >>> 40 == GIF) {
                return GifBlocks.images(data, 2) > 1;
            }
            return head >>> 40 == 0xffd8ff && isMotionJpeg.getAsBoolean();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether there is an acTL chunk with more than one frame before the first pixels (APNG specification). */
    private static boolean hasAnimationControl(DataInputStream data) throws IOException {
        while (true) {
            int length = data.readInt();
            String type = new String(data.readNBytes(4), StandardCharsets.ISO_8859_1);
            if (type.equals("acTL")) {
                return data.readInt() > 1;
            }
            if (type.equals("IDAT") || length < 0) {
                return false;
            }
            data.skipNBytes(length + 4L);
        }
    }
}
