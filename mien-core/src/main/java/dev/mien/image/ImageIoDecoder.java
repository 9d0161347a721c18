package dev.mien.image;

import dev.mien.PictureError;
import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Decodes picture files with Java's ImageIO and its plug-ins: sizes and pixels as stored, before rotation. */
final class ImageIoDecoder {
    private static final int RIFF_SIZE = 4; // where the size of what follows stands
    private static final int LONGEST_REASON = 200;

    /** How the readers name what a standard allows and they lack; such a file is intact. */
    private static final Pattern LACKING =
            Pattern.compile("(?i)unsupported|not supported|unknown tiff compression|unknown compression|not read");

    private ImageIoDecoder() {}

    /** A picture's size as stored, in pixels. */
    record Size(int width, int height) {}

    /** Something to do with a reader that has its input. */
    @FunctionalInterface
    private interface Task<T> {
        T run(ImageReader reader) throws IOException;
    }

    static Size size(PictureFormat format, byte[] file, String source) {
        return with(format, file, source, reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
    }

    /** Decodes the whole picture, or the first one if the file contains several. */
    static BufferedImage decode(PictureFormat format, byte[] file, String source) {
        AtomicBoolean cutOff = new AtomicBoolean(format == PictureFormat.WEBP && isCutOffRiff(file));
        BufferedImage pixels = with(format, file, source, reader -> {
            // The JPEG decoder fills what is missing with gray and only warns.
            reader.addIIOReadWarningListener((from, warning) -> cutOff.compareAndSet(false, saysCutOff(warning)));
            return reader.read(0);
        });
        if (cutOff.get()) {
            throw damaged(format, "it is cut off", source, null);
        }
        return pixels;
    }

    /** The error for a WebP file that another decoder has refused. */
    static UserError damagedWebp(byte[] file, String source) {
        String why = isCutOffRiff(file) ? "it is cut off" : "it cannot be decoded";
        return damaged(PictureFormat.WEBP, why, source, null);
    }

    /**
     * Whether a RIFF file, as WebP is, ends earlier than its header says; of a lossless one the decoder fills what is missing in silence.
     */
    private static boolean isCutOffRiff(byte[] file) {
        long said = Integer.toUnsignedLong(
                ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(RIFF_SIZE));
        return file.length
                < said / 2 * 2 + RIFF_SIZE + Integer.BYTES; // some writers leave out the last byte, which pads
    }

    private static <T> T with(PictureFormat format, byte[] file, String source, Task<T> task) {
        ImageReader reader = ImageIoReaders.of(format);
        try (ImageInputStream stream = new MemoryCacheImageInputStream(stream(format, file))) {
            reader.setInput(stream, true, true);
            return task.run(reader);
        } catch (IOException | RuntimeException e) {
            if (e.getCause() instanceof OutOfMemoryError memory) {
                throw memory; // the picture may be intact
            }
            // Decoders meet damaged bytes with any runtime exception: array bounds, null, illegal arguments.
            throw damaged(format, reason(e), source, e);
        } finally {
            reader.dispose();
        }
    }

    private static InputStream stream(PictureFormat format, byte[] file) throws IOException {
        return switch (format) {
            case TIFF -> TiffFirstPage.of(file);
            case JPEG, WEBP -> new ByteArrayInputStream(ColorProfile.within(format, file));
            case BMP -> new ByteArrayInputStream(BmpHeader.plain(file));
            case PNG, GIF -> new ByteArrayInputStream(file);
            case HEIF -> throw new IllegalArgumentException("HEIF, which ImageIO does not read");
        };
    }

    private static String reason(Exception failure) {
        if (failure instanceof EOFException) {
            return "it is cut off";
        }
        boolean isWords = failure instanceof IOException || failure instanceof IllegalArgumentException;
        String words = failure.getMessage();
        if (!isWords || words == null) {
            return "it cannot be decoded";
        }
        return words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON) + " ...";
    }

    private static boolean saysCutOff(String warning) {
        String words = warning.toLowerCase(Locale.ROOT);
        return words.contains("premature end") || words.contains("truncated");
    }

    private static UserError damaged(PictureFormat format, String why, String source, @Nullable Exception cause) {
        UserError error = LACKING.matcher(why).find()
                ? new PictureError(
                        "a " + format + " picture of a kind that is not read (" + why + ")",
                        source,
                        "convert it to JPEG or PNG")
                : new PictureError(
                        "a damaged " + format + " picture (" + why + ")",
                        source,
                        "open it in a viewer and save it again");
        if (cause != null) {
            error.initCause(cause);
        }
        return error;
    }
}
