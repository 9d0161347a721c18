package dev.mien.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts the pages of a TIFF file (TIFF 6.0, or BigTIFF, whose counts and offsets have 8 bytes): its directories except
 * those of previews and masks.
 */
final class TiffPages {
    private static final int MAX_PAGES = 10_000;
    private static final int MAX_ENTRIES = 1 << 16;
    private static final int SUBFILE_TYPE = 254;
    private static final int PREVIEW_OR_MASK = 0b101;

    private final SeekableByteChannel file;
    private final ByteOrder order;
    private final boolean big;

    private TiffPages(SeekableByteChannel file, ByteOrder order, boolean big) {
        this.file = file;
        this.order = order;
        this.big = big;
    }

    static int count(SeekableByteChannel file) throws IOException {
        ByteBuffer head = read(file, 0, 16);
        ByteOrder order = head.get(0) == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        boolean big = head.order(order).getShort(2) == 43;
        if (head.remaining() < (big ? 16 : 8)) {
            return 0; // cut off
        }
        TiffPages pages = new TiffPages(file, order, big);
        return pages.count(big ? head.getLong(8) : head.getInt(4) & 0xffffffffL);
    }

    private int count(long first) throws IOException {
        int counter = big ? 8 : 2; // bytes of the number of entries
        int entry = big ? 20 : 12;
        int offset = big ? 8 : 4;
        Set<Long> seen = new HashSet<>();
        int pages = 0;
        long at = first;
        while (at > 0 && at + counter <= file.size() && seen.size() < MAX_PAGES && seen.add(at)) {
            ByteBuffer number = read(file, at, counter).order(order);
            long entries = big ? number.getLong(0) : number.getShort(0) & 0xffff;
            if (entries < 0 || entries > MAX_ENTRIES) {
                break; // damaged
            }
            int length = entry * (int) entries;
            ByteBuffer directory = read(file, at + counter, length + offset).order(order);
            if (directory.remaining() < length + offset) {
                break; // cut off
            }
            pages += isPage(directory, (int) entries, entry) ? 1 : 0;
            at = big ? directory.getLong(length) : directory.getInt(length) & 0xffffffffL;
        }
        return pages;
    }

    private boolean isPage(ByteBuffer directory, int entries, int entry) {
        int value = big ? 12 : 8; // its offset in an entry
        for (int i = 0; i < entries; i++) {
            if ((directory.getShort(entry * i) & 0xffff) == SUBFILE_TYPE) {
                return (directory.getInt(entry * i + value) & PREVIEW_OR_MASK) == 0;
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
