package dev.mien.serve.request;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the bytes of a body in blocks. A single growing array would need twice the memory while it is copied, and a
 * block for each received piece would be mostly overhead for pieces of a single byte.
 */
final class Parts {
    private static final int SMALLEST_BLOCK = 1 << 10;
    private static final int LARGEST_BLOCK = 1 << 20;

    private List<byte[]> full = new ArrayList<>();
    private byte[] block = new byte[0];
    private int used; // bytes of the block
    private int length;

    /** The number of bytes so far. */
    int length() {
        return length;
    }

    void add(byte[] piece) {
        int at = Math.min(piece.length, block.length - used);
        System.arraycopy(piece, 0, block, used, at);
        used += at;
        length += piece.length;
        if (at < piece.length) {
            full.add(block);
            used = piece.length - at;
            block = new byte[Math.max(used, Math.min(LARGEST_BLOCK, Math.max(SMALLEST_BLOCK, length)))];
            System.arraycopy(piece, at, block, 0, used);
        }
    }

    /** Returns all bytes as one array and clears this. */
    byte[] take() {
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : full) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        System.arraycopy(block, 0, whole, at, used);
        clear();
        return whole;
    }

    /** Discards all bytes. */
    void clear() {
        full = new ArrayList<>();
        block = new byte[0];
        used = 0;
        length = 0;
    }
}
