package dev.mien.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Checks the header of a BMP file (BITMAPINFOHEADER). */
final class BmpHeader {
    private static final int HEADER = 14; // where it begins, with its length
    private static final int COMPRESSION = HEADER + 16;
    private static final int SHORTEST = 40; // older headers have no compression
    private static final int JPEG = 4;
    private static final int PNG = 5;

    private BmpHeader() {}

    /**
     * The file, if its pixels are its own. Printers get JPEG and PNG files in a BMP header, whose own size nobody has
     * checked.
     *
     * @throws IOException when it contains another file
     */
    static byte[] plain(byte[] file) throws IOException {
        if (file.length >= COMPRESSION + Integer.BYTES) {
            ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            int compression = header.getInt(COMPRESSION);
            if (header.getInt(HEADER) >= SHORTEST && (compression == JPEG || compression == PNG)) {
                throw new IOException("a JPEG or PNG file inside is not read");
            }
        }
        return file;
    }
}
