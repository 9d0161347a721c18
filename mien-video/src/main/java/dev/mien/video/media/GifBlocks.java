package dev.mien.video.media;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Walks through the blocks of a GIF file (GIF89a). */
final class GifBlocks {
    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;

    private GifBlocks() {}

    /**
     * Counts images.
     *
     * @param data the file behind its first 8 bytes, which are the signature and the width
     * @param most it ends with that many
     * @throws EOFException when the file ends within a block; the mark at its end may be missing
     */
    static int images(DataInputStream data, int most) throws IOException {
        data.skipNBytes(2); // the height
        int flags = data.readUnsignedByte();
        data.skipNBytes(2);
        skipColors(data, flags);
        int images = 0;
        while (images < most) {
            int block = data.read();
            if (block == IMAGE) {
                data.skipNBytes(8);
                skipColors(data, data.readUnsignedByte());
                images++;
            } else if (block != EXTENSION) {
                return images;
            }
            if (images < most) {
                data.skipNBytes(1);
                skipParts(data);
            }
        }
        return images;
    }

    /** Whether it is a GIF file that ends within a block. FFmpeg gives the frames that are there, in silence. */
    static boolean isCutOff(Path file) {
        try (DataInputStream data = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (data.readLong() >>> 40 == MovingPictures.GIF) {
                images(data, Integer.MAX_VALUE);
            }
            return false;
        } catch (EOFException e) {
            return true;
        } catch (IOException e) {
            return false; // nothing is known of it
        }
    }

    private static void skipParts(DataInputStream data) throws IOException {
        for (int size = data.readUnsignedByte(); size > 0; size = data.readUnsignedByte()) {
            data.skipNBytes(size);
        }
    }

    private static void skipColors(DataInputStream data, int flags) throws IOException {
        if ((flags & 0x80) != 0) {
            data.skipNBytes(3L << ((flags & 7) + 1));
        }
    }
}
