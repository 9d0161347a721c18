package dev.mien.image;

import dev.mien.FileProblem;
import dev.mien.MissingFile;
import dev.mien.PictureError;
import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A picture to analyze: a file, its bytes, a stream, or pixels in memory. It is read lazily, and only as far as needed:
 * the size from the file's header, a small gray plane of a large JPEG at a reduced size, and colours only for drawing.
 *
 * <pre>{@code
 * Picture picture = Picture.of(Path.of("photo.jpg"));
 * GrayImage small = picture.gray(picture.width() / 4, picture.height() / 4);
 * }</pre>
 *
 * <p>All sizes and positions are those of the upright picture, after EXIF rotation. Supported formats are JPEG, PNG,
 * BMP, GIF (first frame), WebP and TIFF (first page), detected from the first bytes; HEIC and AVIF, too, if the module
 * mien-video and FFmpeg are on the class path. Every method except {@link #source} throws a {@link UserError} that
 * names the source if the file is missing, not a picture, damaged, or has more pixels than allowed. Thread-safe.
 */
public final class Picture {
    /** The default limit of a picture's pixels: 100 million, as many as the largest cameras have. */
    public static final long PIXEL_LIMIT = 100_000_000;

    /**
     * The default limit of a JPEG picture's pixels, which is higher since JPEG pictures are decoded at a reduced size;
     * those of several scans (progressive ones) and in CMYK are not, and have the limit of the others.
     */
    public static final long JPEG_PIXEL_LIMIT = 4 * PIXEL_LIMIT;

    private static final int LARGEST_REDUCTION = 8;

    /** The largest file in bytes; pictures within any reasonable pixel limit are smaller. */
    private static final int BYTE_LIMIT = 1 << 29;

    private final String source;
    private final Supplier<Pixels> opener;
    private @Nullable Pixels pixels;
    private @Nullable GrayPlane plane;

    private Picture(String source, Supplier<Pixels> opener) {
        this.source = source;
        this.opener = opener;
    }

    /** The picture in a file. */
    public static Picture of(Path file) {
        return of(file, PixelLimit.DEFAULT);
    }

    /**
     * The picture in a file.
     *
     * @param pixelLimit the largest number of pixels that it may have
     */
    public static Picture of(Path file, long pixelLimit) {
        return of(file, PixelLimit.of(pixelLimit));
    }

    private static Picture of(Path file, PixelLimit limit) {
        String source = file.toString();
        return new Picture(source, () -> Pixels.of(bytes(file), source, limit));
    }

    /**
     * The picture in the bytes of a file, which must not change afterwards.
     *
     * @param source where they are from, for messages and tables
     */
    public static Picture of(byte[] file, String source) {
        return new Picture(source, () -> Pixels.of(file, source, PixelLimit.DEFAULT));
    }

    /**
     * The picture in the bytes of a file, which must not change afterwards.
     *
     * @param source where they are from, for messages and tables
     * @param pixelLimit the largest number of pixels that it may have
     */
    public static Picture of(byte[] file, String source, long pixelLimit) {
        return new Picture(source, () -> Pixels.of(file, source, PixelLimit.of(pixelLimit)));
    }

    /**
     * The picture in a stream, which is read to its end at once and stays the caller's to close.
     *
     * @param source where it is from, for messages and tables
     * @throws UserError when the stream cannot be read
     */
    public static Picture of(InputStream stream, String source) {
        return of(bytes(stream, source), source);
    }

    /** Upright pixels in memory, of any type; transparent pixels become white. */
    public static Picture of(BufferedImage image) {
        return new Picture("", () -> new Pixels.OfImage(image));
    }

    /** Brightness in memory, upright. */
    public static Picture of(GrayImage image) {
        return new Picture("", () -> new Pixels.OfGray(image));
    }

    /**
     * A picture that is decoded by other means, such as a library for another format.
     *
     * @param source where it is from, for messages and tables
     * @param width of the upright picture, in pixels
     * @param height of the upright picture, in pixels
     * @param decoder returns the upright pixels, of any type, each time that they are needed; throws a
     *     {@link UserError} if it cannot
     */
    public static Picture of(String source, int width, int height, Supplier<BufferedImage> decoder) {
        return new Picture(
                source,
                () -> new Pixels.Decoded(width, height, Optional.empty(), () -> Luma.gray(decoder.get()), decoder));
    }

    /** The same picture under another name. */
    public Picture withSource(String name) {
        return new Picture(name, opener);
    }

    /**
     * Reads a stream of a picture file to its end, for {@link #of(byte[], String)}.
     *
     * @param source where it is from, for messages
     * @throws UserError when it cannot be read, or has more bytes than any picture that is read
     */
    public static byte[] bytes(InputStream stream, String source) {
        try {
            return within(stream.readNBytes(BYTE_LIMIT + 1), source);
        } catch (IOException e) {
            throw new PictureError("cannot be read: " + FileProblem.words(e), source, "check what writes to it", e);
        }
    }

    private static byte[] bytes(Path file) {
        try (InputStream stream = Files.newInputStream(file)) { // once, since it may be a pipe
            byte[] head = stream.readNBytes(PictureFormat.HEAD);
            PictureFormat.of(head, file.toString()); // before all of a film is read
            byte[] rest = stream.readNBytes(BYTE_LIMIT);
            byte[] whole = Arrays.copyOf(head, head.length + rest.length);
            System.arraycopy(rest, 0, whole, head.length, rest.length);
            return within(whole, file.toString());
        } catch (NoSuchFileException e) {
            throw new PictureError("no such file", file.toString(), MissingFile.remedy(file), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserError unreadable(Path file, IOException e) {
        String problem = Files.isDirectory(file)
                ? "a folder, expected a picture file"
                : "cannot be read (" + FileProblem.words(e) + ")";
        return new PictureError(problem, file.toString(), "check the path and its permissions", e);
    }

    private static byte[] within(byte[] bytes, String source) {
        if (bytes.length > BYTE_LIMIT) {
            throw new PictureError("a picture file of more than " + BYTE_LIMIT + " bytes", source, "shrink it");
        }
        return bytes;
    }

    /** The path or name under which it was opened; empty for pixels in memory unless {@linkplain #withSource named}. */
    public String source() {
        return source;
    }

    /** In pixels, upright. */
    public int width() {
        return pixels().width();
    }

    /** In pixels, upright. */
    public int height() {
        return pixels().height();
    }

    /** The file's format; empty for pixels in memory. */
    public Optional<PictureFormat> format() {
        return pixels().format();
    }

    /** The brightness of every pixel: the stored luma of a JPEG, HEIC or AVIF, otherwise computed by {@link Luma}. */
    public GrayImage gray() {
        return plane(1).pixels();
    }

    /**
     * The brightness of the whole picture in another size, computed by {@link Resize} from the smallest sufficient
     * plane.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     */
    public GrayImage gray(int width, int height) {
        Resize.check(width, height);
        int fit = Math.min(width() / width, height() / height);
        GrayPlane from = plane(Math.max(1, fit));
        double reduction = from.reduction();
        return Resize.part(
                from.pixels(), from.left(), from.top(), width() / reduction, height() / reduction, width, height);
    }

    /**
     * The brightness, possibly at a reduced size.
     *
     * @param reduction the largest factor by which width and height may be reduced, at least 1; more than 8 counts as 8
     * @return a plane with that reduction or a smaller one: files other than JPEG are not reduced
     * @throws IllegalArgumentException when it is less than 1
     */
    public synchronized GrayPlane plane(int reduction) {
        if (reduction < 1) {
            throw new IllegalArgumentException("a reduction by " + reduction + ", expected at least 1");
        }
        int maxReduction = Math.min(Integer.highestOneBit(reduction), LARGEST_REDUCTION);
        GrayPlane known = plane;
        if (known == null || known.reduction() > maxReduction) {
            known = pixels().plane(maxReduction);
            plane = known;
        }
        return known;
    }

    /** The pixels in colour, {@code TYPE_BYTE_GRAY} or {@code TYPE_3BYTE_BGR}; transparent pixels become white. */
    public BufferedImage colors() {
        return pixels().colors();
    }

    /**
     * An upper estimate of the bytes of memory that reading it takes, from its header: to limit how many are read at
     * once.
     */
    public long memory() {
        return pixels().memory();
    }

    /** Releases what was read; it is read again on demand. */
    public synchronized void release() {
        pixels = null;
        plane = null;
    }

    private synchronized Pixels pixels() {
        Pixels known = pixels;
        if (known == null) {
            known = opener.get();
            pixels = known;
        }
        return known;
    }
}
