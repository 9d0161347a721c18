package dev.mien.image;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads the EXIF orientation of a file (tag 0x0112; Exif 2.32, 4.6.4 A) and turns its pixels upright. */
public final class Orientation {
    /** Stored upright. */
    static final int UPRIGHT = 1;

    private static final int SQUARE = 64;

    private Orientation() {}

    /**
     * The orientation of a file, 1..8. Files whose EXIF data cannot be read count as upright, as in picture viewers;
     * whether the pixels are intact is for the decoder to tell.
     */
    static int of(PictureFormat format, byte[] file) {
        try {
            ExifIFD0Directory exif = exif(format, file).getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : value;
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            return UPRIGHT;
        } catch (StackOverflowError e) { // directories that lead to each other by the thousand
            return UPRIGHT;
        }
    }

    /** Reads only the EXIF part: other parts of a PNG are compressed and may be decompression bombs. */
    private static Metadata exif(PictureFormat format, byte[] file) throws ImageProcessingException, IOException {
        return switch (format) {
            case JPEG -> JpegMetadataReader.readMetadata(new ByteArrayInputStream(file), List.of(new ExifReader()));
            case PNG -> pngExif(file);
            case WEBP -> WebpMetadataReader.readMetadata(new ByteArrayInputStream(file));
            case TIFF -> TiffMetadataReader.readMetadata(TiffFirstPage.of(file));
            case BMP, GIF, HEIF -> new Metadata(); // its decoder turns it
        };
    }

    private static Metadata pngExif(byte[] file) throws ImageProcessingException, IOException {
        Metadata metadata = new Metadata();
        for (PngChunk chunk :
                new PngChunkReader().extract(new SequentialByteArrayReader(file), Set.of(PngChunkType.eXIf))) {
            new ExifReader().extract(new ByteArrayReader(chunk.getBytes()), metadata);
        }
        return metadata;
    }

    /**
     * Whether pictures with this orientation are stored on their side, so that width and height must be swapped.
     *
     * @param orientation 1..8 as in EXIF
     */
    public static boolean isTurned(int orientation) {
        return orientation >= 5;
    }

    /**
     * Whether the right edge as stored is the left edge of the upright picture or, for pictures stored on their side,
     * the top.
     */
    static boolean beginsAtRight(int orientation) {
        return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    }

    /**
     * Whether the bottom as stored is the top of the upright picture or, for pictures stored on their side, the left
     * edge.
     */
    static boolean beginsAtBottom(int orientation) {
        return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    }

    /**
     * The upright picture.
     *
     * @param picture of the type {@code TYPE_BYTE_GRAY} or {@code TYPE_3BYTE_BGR}
     * @param orientation 1..8 as in EXIF: 1 unchanged, 6 a quarter turn clockwise, 3 a half turn, 8 a quarter turn
     *     counter-clockwise, the others mirrored
     */
    public static BufferedImage upright(BufferedImage picture, int orientation) {
        if (orientation == UPRIGHT) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean turned = isTurned(orientation);
        BufferedImage result = new BufferedImage(turned ? height : width, turned ? width : height, picture.getType());
        int bands = picture.getRaster().getNumBands();
        turn(bytes(picture), bytes(result), width, height, bands, orientation);
        return result;
    }

    /** The same for a gray picture. */
    public static GrayImage upright(GrayImage picture, int orientation) {
        if (orientation == UPRIGHT) {
            return picture;
        }
        int width = picture.width();
        int height = picture.height();
        byte[] pixels = new byte[picture.pixels().length];
        turn(picture.pixels(), pixels, width, height, 1, orientation);
        return isTurned(orientation) ? new GrayImage(height, width, pixels) : new GrayImage(width, height, pixels);
    }

    /** Copies in square tiles, so that the pixels of a quarter turn stay in the processor's cache. */
    private static void turn(byte[] from, byte[] to, int width, int height, int bands, int orientation) {
        int newWidth = isTurned(orientation) ? height : width;
        int newHeight = isTurned(orientation) ? width : height;
        int origin = source(orientation, 0, 0, width, height);
        int stepX = source(orientation, 1, 0, width, height) - origin;
        int stepY = source(orientation, 0, 1, width, height) - origin;
        for (int top = 0; top < newHeight; top += SQUARE) {
            int bottom = Math.min(top + SQUARE, newHeight);
            for (int left = 0; left < newWidth; left += SQUARE) {
                int right = Math.min(left + SQUARE, newWidth);
                for (int y = top; y < bottom; y++) {
                    int target = (y * newWidth + left) * bands;
                    int pixel = (origin + left * stepX + y * stepY) * bands;
                    for (int x = left; x < right; x++) {
                        for (int band = 0; band < bands; band++) {
                            to[target++] = from[pixel + band];
                        }
                        pixel += stepX * bands;
                    }
                }
            }
        }
    }

    /** The index of the stored pixel for the upright position (x, y). */
    private static int source(int orientation, int x, int y, int width, int height) {
        int right = width - 1;
        int bottom = height - 1;
        return switch (orientation) {
            case 2 -> y * width + right - x;
            case 3 -> (bottom - y) * width + right - x;
            case 4 -> (bottom - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (bottom - x) * width + y;
            case 7 -> (bottom - x) * width + right - y;
            case 8 -> x * width + right - y;
            default -> y * width + x;
        };
    }

    private static byte[] bytes(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }
}
