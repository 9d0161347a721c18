package dev.mien.image;

import dev.mien.FileName;
import dev.mien.FileTree;
import dev.mien.UserError;
import dev.mien.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Lists, reads and writes picture files. To analyze pictures use {@link Picture}, which reads no more than needed. */
public final class PictureFiles {
    private static final Set<String> ENDINGS = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "bmp", "gif", "webp", "tif", "tiff", "heic", "heif", "hif", "avif");

    private PictureFiles() {}

    /**
     * Reads a picture completely.
     *
     * @return the pixels after EXIF rotation, {@code TYPE_BYTE_GRAY} or {@code TYPE_3BYTE_BGR}; transparent pixels
     *     become white
     * @throws UserError when it cannot be read as a picture
     */
    public static BufferedImage read(Path file) {
        return Picture.of(file).colors();
    }

    /**
     * Reads a picture in gray, computed from its colours by {@link Luma}: the gray that the nets are trained on.
     *
     * @throws UserError when it cannot be read as a picture
     */
    public static GrayImage readGray(Path file) {
        return Luma.gray(read(file));
    }

    /**
     * Writes the picture atomically as a PNG file; missing folders are created.
     *
     * @throws IOException when it cannot be written; an existing file of that name remains
     */
    public static void writePng(Path file, BufferedImage picture) throws IOException {
        WholeFile.write(file, temporary -> {
            try (OutputStream bytes = Files.newOutputStream(temporary); // since not every file system has Java's File
                    ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
                if (!ImageIO.write(picture, "png", stream)) {
                    throw new IOException(file + ": no PNG writer for pictures of type " + picture.getType());
                }
            }
        });
    }

    /** Whether the name has the extension of a picture. */
    public static boolean isPicture(Path file) {
        return ENDINGS.contains(FileName.extension(file));
    }

    /**
     * Whether {@link #read} should open it: its first bytes are those of a picture, or it cannot be read.
     *
     * @return false for a file that contains something else, whatever its name
     */
    public static boolean mayHoldPicture(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] head = stream.readNBytes(PictureFormat.HEAD);
            return head.length == 0 || PictureFormat.of(head).isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether its first bytes are those of a picture, whether intact or not. */
    public static boolean holdsPicture(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return PictureFormat.of(stream.readNBytes(PictureFormat.HEAD)).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The same for a stream, whose position stays.
     *
     * @param stream must support {@link InputStream#mark}
     */
    public static boolean holdsPicture(InputStream stream) throws IOException {
        stream.mark(PictureFormat.HEAD);
        byte[] head = stream.readNBytes(PictureFormat.HEAD);
        stream.reset();
        return PictureFormat.of(head).isPresent();
    }

    /** The number of pages of a TIFF file, of which only the first is read; 1 for other files and damaged ones. */
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

    /**
     * The files in the folder and its subfolders that are {@linkplain #isPicture named like pictures}, as
     * {@link FileTree} finds them: links are followed, hidden folders are ignored.
     *
     * @return sorted by path in the same way on every system
     * @throws UserError when it is not a folder, a subfolder cannot be listed, or a link is broken; {@link FileTree}
     *     returns the other files nevertheless
     */
    public static List<Path> list(Path folder) {
        FileTree tree = FileTree.of(folder);
        if (!tree.unreadable().isEmpty()) {
            throw tree.unreadable().get(0);
        }
        return tree.files().stream().filter(PictureFiles::isPicture).toList();
    }
}
