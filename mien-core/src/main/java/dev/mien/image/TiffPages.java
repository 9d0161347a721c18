package dev.mien.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.HashSet;
import java.util.Set;

/** Counts the pages of a TIFF file (TIFF 6.0): its directories but those of previews and masks. */
final class TiffPages {
    private static final int MAX_PAGES = 10_000;
    private static final int ENTRY = 12; // bytes
    private static final int SUBFILE_TYPE = 254;
    private static final int PREVIEW_OR_MASK = 0b101;

    private TiffPages() {}

    static int count(SeekableByteChannel file) throws IOException {
        ByteBuffer head = read(file, 0, 8).order(ByteOrder.LITTLE_ENDIAN);
        ByteOrder order = head.get(0) == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long at = head.order(order).getInt(4) & 0xffffffffL;
        Set<Long> seen = new HashSet<>();
        int pages = 0;
        while (at != 0 && at + 2 <= file.size() && seen.size() < MAX_PAGES && seen.add(at)) {
            int entries = read(file, at, 2).order(order).getShort(0) & 0xffff;
            ByteBuffer directory = read(file, at + 2, ENTRY * entries + 4).order(order);
            if (directory.remaining() < ENTRY * entries + 4) {
                break; // cut off
            }
            pages += isPage(directory, entries) ? 1 : 0;
            at = directory.getInt(ENTRY * entries) & 0xffffffffL;
        }
        return pages;
    }

    private static boolean isPage(ByteBuffer directory, int entries) {
        for (int i = 0; i < entries; i++) {
            if ((directory.getShort(ENTRY * i) & 0xffff) == SUBFILE_TYPE) {
                return (directory.getInt(ENTRY * i + 8) & PREVIEW_OR_MASK) == 0;
            }
        }
        return true;
    }

    private static ByteBuffer read(SeekableByteChannel file, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        file.position(position);
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // more
        }
        return bytes.flip();
    }
}
