package dev.mien.image;

import dev.mien.UserError;
import dev.mien.WholeFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Picture files as pixels the way up: JPEG, PNG, BMP, GIF (its first frame) and WebP. What is no picture, empty, cut off,
 * damaged or larger than the limit is refused with a {@link UserError} that names the file.
 */
public final class PictureFiles {
    /** The most pixels a picture may have unless the caller says otherwise: 100 million, as of the largest cameras. */
    public static final long PIXEL_LIMIT = 100_000_000;

    /** No picture within a sensible pixel limit takes more; reading it would only fill the memory. */
    private static final long BYTE_LIMIT = 1L << 29;

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "jpe", "jfif", "png", "bmp", "gif", "webp");

    private PictureFiles() {}

    /** Reads a picture of up to {@link #PIXEL_LIMIT} pixels; see {@link #read(Path, long)}. */
    public static BufferedImage read(Path file) {
        return read(file, PIXEL_LIMIT);
    }

    /**
     * Reads a picture.
     *
     * @param pixelLimit the most pixels it may have; checked from its header, before anything is decoded
     * @return the pixels after EXIF rotation, {@code TYPE_BYTE_GRAY} or {@code TYPE_3BYTE_BGR}; what is transparent
     *     shows white
     * @throws UserError when it cannot be read as a picture
     */
    public static BufferedImage read(Path file, long pixelLimit) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] head = stream.readNBytes(PictureFormat.HEAD);
            format(head, file.toString());
            if (Files.size(file) > BYTE_LIMIT) {
                throw new UserError("a picture file of " + Files.size(file) + " bytes", file.toString(), "shrink it");
            }
            byte[] rest = stream.readAllBytes();
            byte[] whole = Arrays.copyOf(head, head.length + rest.length);
            System.arraycopy(rest, 0, whole, head.length, rest.length);
            return decode(whole, file.toString(), pixelLimit);
        } catch (NoSuchFileException e) {
            throw new UserError("no such file", file.toString(), "check the path", e);
        } catch (IOException e) {
            String problem = Files.isDirectory(file) ? "a folder, expected a picture file" : "cannot be read: " + e;
            throw new UserError(problem, file.toString(), "check the path and its permissions", e);
        }
    }

    /** Reads a picture in gray; see {@link #read(Path, long)} and {@link Luma}. */
    public static GrayImage readGray(Path file) {
        return Luma.gray(read(file));
    }

    /**
     * The picture in these bytes; see {@link #read(Path, long)}.
     *
     * @param place where the bytes are from, for messages
     */
    public static BufferedImage decode(byte[] bytes, String place, long pixelLimit) {
        PictureFormat format = format(bytes, place);
        BufferedImage pixels = pixels(format, bytes, place, pixelLimit);
        return Orientation.upright(PlainPixels.of(pixels), Orientation.of(format, bytes));
    }

    /** Writes the picture as a whole PNG file. */
    public static void writePng(Path file, BufferedImage picture) throws IOException {
        WholeFile.write(file, temporary -> {
            if (!ImageIO.write(picture, "png", temporary.toFile())) {
                throw new IOException(file + ": no PNG writer for pictures of type " + picture.getType());
            }
        });
    }

    /** Whether the name ends as a picture's does. */
    public static boolean isPicture(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /**
     * Whether {@link #read} is the one to open it: its first bytes are a picture's, or there are none to tell by.
     *
     * @return false for a file that holds something else, whatever its name
     */
    public static boolean mayHoldPicture(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] head = stream.readNBytes(PictureFormat.HEAD);
            return head.length == 0 || PictureFormat.of(head).isPresent() || PictureFormat.isHeif(head);
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * The files in the folder and below it that are {@linkplain #isPicture named as pictures}; see {@link #list(Path,
     * Predicate)}.
     */
    public static List<Path> list(Path folder) {
        return list(folder, PictureFiles::isPicture);
    }

    /**
     * The files in the folder and below it that are wanted, sorted by path on every system alike.
     *
     * @throws UserError when it is no folder or a part of it cannot be read
     */
    public static List<Path> list(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            throw new UserError("not a folder", folder.toString(), "give a folder of pictures");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> wanted.test(file) && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(
                            file -> folder.relativize(file).toString().replace('\\', '/')))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(
                    "cannot be listed: " + e.getMessage(), folder.toString(), "check the folder's permissions", e);
        }
    }

    private static PictureFormat format(byte[] head, String place) {
        if (head.length == 0) {
            throw new UserError("an empty file", place, "give a picture file");
        }
        return PictureFormat.of(head)
                .orElseThrow(() -> PictureFormat.isHeif(head)
                        ? new UserError("a HEIC or AVIF picture, which is not read", place, "convert it to JPEG or PNG")
                        : new UserError("not a picture", place, "give a JPEG, PNG, BMP, GIF or WebP file"));
    }

    private static BufferedImage pixels(PictureFormat format, byte[] bytes, String place, long pixelLimit) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName);
        if (!readers.hasNext()) {
            throw new IllegalStateException("no reader for " + format + " on the class path");
        }
        ImageReader reader = readers.next();
        AtomicBoolean cutOff = new AtomicBoolean();
        // The JPEG decoder fills what is missing with gray and only warns.
        reader.addIIOReadWarningListener((source, warning) -> cutOff.compareAndSet(false, saysCutOff(warning)));
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > pixelLimit) {
                throw new UserError(
                        "a picture of " + width + "x" + height + " pixels, the limit is " + pixelLimit + " in all",
                        place,
                        "shrink it");
            }
            BufferedImage pixels = reader.read(0);
            if (cutOff.get()) {
                throw damaged(format, "it is cut off", place, null);
            }
            return pixels;
        } catch (UserError e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders meet damaged bytes with any runtime exception: array bounds, null, illegal arguments.
            throw damaged(format, String.valueOf(e.getMessage()), place, e);
        } finally {
            reader.dispose();
        }
    }

    private static boolean saysCutOff(String warning) {
        String words = warning.toLowerCase(Locale.ROOT);
        return words.contains("premature end") || words.contains("truncated");
    }

    private static UserError damaged(PictureFormat format, String why, String place, @Nullable Exception cause) {
        UserError error = new UserError(
                "a damaged " + format + " picture (" + why + ")", place, "open it in a viewer and save it again");
        if (cause != null) {
            error.initCause(cause);
        }
        return error;
    }
}
