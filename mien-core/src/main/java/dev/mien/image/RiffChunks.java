package dev.mien.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks through the chunks of a WebP file (RIFF; RFC 9649, 2.3). */
final class RiffChunks {
    static final int ICCP = 0x50434349; // the names, little-endian
    static final int ANMF = 0x464d4e41;

    /** Where the first chunk begins, behind the file's own name and length. */
    static final int FIRST = 12;

    /** The name and the length before the content of a chunk. */
    static final int HEAD = 2 * Integer.BYTES;

    private RiffChunks() {}

    @FunctionalInterface
    interface Visitor {
        /**
         * A chunk.
         *
         * @param name its four letters, little-endian
         * @param from the offset of its content
         * @param to where the content ends, at most at the end of the file
         */
        void chunk(int name, int from, int to);
    }

    static void forEach(byte[] file, Visitor visitor) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long at = FIRST;
        while (at + HEAD <= file.length) {
            int from = (int) at + HEAD;
            long length = Integer.toUnsignedLong(bytes.getInt(from - Integer.BYTES));
            visitor.chunk(bytes.getInt((int) at), from, (int) Math.min(from + length, file.length));
            at = from + length + (length & 1);
        }
    }
}
