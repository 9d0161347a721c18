package dev.mien.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Reduces a TIFF file (TIFF 6.0 or BigTIFF) to its first page, and that to what its pixels need. Readers load all
 * directories of a file with all their arrays before they return anything: a file of a few megabytes with millions of
 * directories, nested directories, or thousands of overlapping arrays would exhaust the memory or the stack.
 */
final class TiffFirstPage {
    private static final int PROFILE = 34675; // of colours; the picture can be read without it

    /** The largest array in bytes for tags that are not in {@link #LONG_ARRAYS}: longer ones are descriptions. */
    private static final int SMALL_ARRAY = 4096;

    /**
     * Tags whose arrays may be long: offsets and lengths of strips and tiles, palettes, JPEG tables, a colour profile.
     */
    private static final Set<Integer> LONG_ARRAYS = Set.of(273, 279, 320, 324, 325, 347, 513, 519, 520, 521, PROFILE);

    /** Tags that point to further directories. */
    private static final Set<Integer> DIRECTORIES = Set.of(330, 400, 34665, 34853, 40965);

    private static final int SAMPLES = 277; // per pixel

    /** More samples per pixel are not those of a picture; each pixel would need that many in memory. */
    private static final int MAX_SAMPLES = 16;

    private static final int UNUSED_TAG = 65535;
    private static final int BYTE_TYPE = 1;

    /** The size of a value in bytes by its type, from 1, including those of BigTIFF, 16 to 18. */
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final byte[] file;
    private final ByteOrder order;
    private final TiffLayout layout;
    private long arrays; // bytes of them all

    private TiffFirstPage(byte[] file, ByteOrder order, TiffLayout layout) {
        this.file = file;
        this.order = order;
        this.layout = layout;
    }

    /**
     * The reduced file.
     *
     * @throws IOException when the first directory lies outside of the file or refers to more than it contains
     */
    static InputStream of(byte[] file) throws IOException {
        if (file.length < TiffLayout.LONGEST_HEAD) {
            throw new IOException("it is cut off");
        }
        ByteBuffer head = ByteBuffer.wrap(file);
        ByteOrder order = TiffLayout.order(head);
        TiffLayout layout = TiffLayout.of(head.order(order));
        return new TiffFirstPage(file, order, layout).stream(layout.firstDirectory(head));
    }

    private InputStream stream(long start) throws IOException {
        if (start < 0 || start + layout.counter > file.length) {
            throw new IOException("its first page lies outside of it");
        }
        int at = (int) start;
        long entries = layout.entriesAt(ByteBuffer.wrap(file).order(order), at);
        if (entries < 0
                || entries > TiffLayout.MAX_ENTRIES
                || at + layout.counter + layout.entry * entries > file.length) {
            throw new IOException("it is cut off");
        }
        int end = at + layout.counter + layout.entry * (int) entries;
        ByteBuffer directory =
                ByteBuffer.wrap(Arrays.copyOfRange(file, at, end)).order(order);
        for (int i = 0; i < entries; i++) {
            keepOrEmpty(directory
                    .slice(layout.counter + layout.entry * i, layout.entry)
                    .order(order));
        }
        if (arrays > file.length) {
            throw new IOException("its directory promises more than it holds");
        }
        int rest = Math.min(end + layout.offset, file.length);
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(file, 0, at),
                new ByteArrayInputStream(directory.array()),
                new ByteArrayInputStream(new byte[layout.offset]), // no further page
                new ByteArrayInputStream(file, rest, file.length - rest))));
    }

    private void keepOrEmpty(ByteBuffer entry) throws IOException {
        int tag = entry.getShort(0) & 0xffff;
        int type = entry.getShort(2) & 0xffff;
        if (tag == SAMPLES && number(entry, type, layout.value()) > MAX_SAMPLES) {
            throw new IOException("more than " + MAX_SAMPLES + " samples per pixel are not read");
        }
        long bytes = saturated(layout.count(entry), type < SIZES.length ? SIZES[type] : 1);
        boolean isInside = bytes <= layout.offset;
        boolean isDescription = bytes > SMALL_ARRAY && !LONG_ARRAYS.contains(tag);
        if (DIRECTORIES.contains(tag) || isDescription || (tag == PROFILE && bytes > file.length)) {
            entry.putShort(0, (short) UNUSED_TAG).putShort(2, (short) BYTE_TYPE);
            layout.put(entry, 1, 0);
        } else if (!isInside) {
            arrays += Math.min(bytes, Integer.MAX_VALUE);
        }
    }

    /** The first value of an entry that is stored in it. */
    private static long number(ByteBuffer entry, int type, int at) {
        return switch (type < SIZES.length ? SIZES[type] : 0) {
            case 1 -> entry.get(at) & 0xff;
            case 2 -> entry.getShort(at) & 0xffff;
            default -> entry.getInt(at) & 0xffffffffL;
        };
    }

    private static long saturated(long count, int size) {
        return count < 0 || count > Integer.MAX_VALUE ? Integer.MAX_VALUE : count * size;
    }
}
