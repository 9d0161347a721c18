package dev.mien.image;

import dev.mien.FileTree;
import dev.mien.UserError;
import dev.mien.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;

/** Picture files on disk: which files are pictures, whole ones read and written. {@link Picture} reads no more than is needed. */
public final class PictureFiles {
    private static final Set<String> ENDINGS =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "bmp", "gif", "webp", "tif", "tiff");

    private PictureFiles() {}

    /**
     * Reads a picture whole.
     *
     * @return the pixels after EXIF rotation, {@code TYPE_BYTE_GRAY} or {@code TYPE_3BYTE_BGR}; what is transparent
     *     shows white
     * @throws UserError when it cannot be read as a picture
     */
    public static BufferedImage read(Path file) {
        return Picture.of(file).colors();
    }

    /**
     * Reads a picture in gray, from its colours as {@link Luma} has it: the gray that the nets learn from.
     *
     * @throws UserError when it cannot be read as a picture
     */
    public static GrayImage readGray(Path file) {
        return Luma.gray(read(file));
    }

    /**
     * Writes the picture as a whole PNG file; missing folders are made.
     *
     * @throws IOException when it cannot be written; an old file of that name is then still there
     */
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

    /** Whether its first bytes are a picture's, also one of a format that is recognized but not read. */
    public static boolean holdsPicture(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] head = stream.readNBytes(PictureFormat.HEAD);
            return PictureFormat.of(head).isPresent() || PictureFormat.isHeif(head);
        } catch (IOException e) {
            return false;
        }
    }

    /** How many pages a TIFF file has, of which the first is read; 1 for other files, and for one that is damaged. */
    public static int pages(Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer head = ByteBuffer.allocate(PictureFormat.HEAD);
            channel.read(head);
            boolean isTiff = PictureFormat.of(head.array()).equals(Optional.of(PictureFormat.TIFF));
            return isTiff ? Math.max(1, TiffPages.count(channel)) : 1;
        } catch (IOException e) {
            return 1;
        }
    }

    /** Whether its first bytes are those of a HEIC or AVIF picture, which other modules read. */
    public static boolean isHeif(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return PictureFormat.isHeif(stream.readNBytes(PictureFormat.HEAD));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The files in the folder and below it that are {@linkplain #isPicture named as pictures}, as {@link FileTree} finds them: links
     * are followed and hidden folders left out.
     *
     * @return sorted by path on every system alike
     * @throws UserError when it is no folder, a folder below it cannot be listed, or a link in it leads nowhere
     */
    public static List<Path> list(Path folder) {
        FileTree tree = FileTree.of(folder);
        if (!tree.unreadable().isEmpty()) {
            throw tree.unreadable().get(0);
        }
        return tree.files().stream().filter(PictureFiles::isPicture).toList();
    }
}
