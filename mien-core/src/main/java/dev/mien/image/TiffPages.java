package dev.mien.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.HashSet;
import java.util.Set;

/** Counts the pages of a TIFF file: its directories except those of previews and masks. */
final class TiffPages {
    private static final int MAX_PAGES = 10_000;
    private static final int SUBFILE_TYPE = 254;
    private static final int PREVIEW_OR_MASK = 0b101;

    private final SeekableByteChannel file;
    private final ByteOrder order;
    private final TiffLayout layout;

    private TiffPages(SeekableByteChannel file, ByteOrder order, TiffLayout layout) {
        this.file = file;
        this.order = order;
        this.layout = layout;
    }

    static int count(SeekableByteChannel file) throws IOException {
        ByteBuffer head = read(file, 0, TiffLayout.LONGEST_HEAD);
        ByteOrder order = TiffLayout.order(head);
        TiffLayout layout = TiffLayout.of(head.order(order));
        if (head.remaining() < layout.head()) {
            return 0; // cut off
        }
        return new TiffPages(file, order, layout).count(layout.firstDirectory(head));
    }

    private int count(long first) throws IOException {
        Set<Long> seen = new HashSet<>();
        int pages = 0;
        long at = first;
        while (at > 0 && at + layout.counter <= file.size() && seen.size() < MAX_PAGES && seen.add(at)) {
            long entries = layout.entriesAt(read(file, at, layout.counter).order(order), 0);
            if (entries < 0 || entries > TiffLayout.MAX_ENTRIES) {
                break; // damaged
            }
            int length = layout.entry * (int) entries;
            ByteBuffer directory =
                    read(file, at + layout.counter, length + layout.offset).order(order);
            if (directory.remaining() < length + layout.offset) {
                break; // cut off
            }
            pages += isPage(directory, (int) entries) ? 1 : 0;
            at = layout.offsetAt(directory, length);
        }
        return pages;
    }

    private boolean isPage(ByteBuffer directory, int entries) {
        for (int i = 0; i < entries; i++) {
            int entry = layout.entry * i;
            if ((directory.getShort(entry) & 0xffff) == SUBFILE_TYPE) {
                return (directory.getInt(entry + layout.value()) & PREVIEW_OR_MASK) == 0;
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
