package dev.mien.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The layout of a TIFF file's directories: TIFF 6.0, or BigTIFF, whose counts and offsets have 8 bytes. */
enum TiffLayout {
    PLAIN(2, 4),
    BIG(8, 8);

    /** The bytes of the longest header, which is that of BigTIFF. */
    static final int LONGEST_HEAD = 16;

    /** More entries are not those of a directory, but of a damaged file. */
    static final int MAX_ENTRIES = 1 << 16;

    private static final int BIG_VERSION = 43;
    private static final int COUNT = 4; // where it begins in an entry, behind the tag and the type

    /** The bytes of the number of entries, with which a directory begins. */
    final int counter;

    /** The bytes of an offset, and of the number of values of an entry. */
    final int offset;

    /** The bytes of an entry: its tag, type, number of values, and the value or its offset. */
    final int entry;

    TiffLayout(int counter, int offset) {
        this.counter = counter;
        this.offset = offset;
        this.entry = COUNT + 2 * offset;
    }

    /** The byte order of a file that begins with these bytes. */
    static ByteOrder order(ByteBuffer head) {
        return head.get(0) == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** The layout of a file that begins with these bytes, which must be in its byte order. */
    static TiffLayout of(ByteBuffer head) {
        return head.getShort(2) == BIG_VERSION ? BIG : PLAIN;
    }

    /** The bytes of the header: the byte order and the version, and the offset of the first directory. */
    int head() {
        return 2 * offset;
    }

    /** Where the first directory begins, by the header. */
    long firstDirectory(ByteBuffer head) {
        return offsetAt(head, head() - offset);
    }

    /** An offset, or a number of values. */
    long offsetAt(ByteBuffer bytes, int at) {
        return this == BIG ? bytes.getLong(at) : Integer.toUnsignedLong(bytes.getInt(at));
    }

    /** The number of entries of the directory that begins there; negative or large if the file is damaged. */
    long entriesAt(ByteBuffer bytes, int at) {
        return this == BIG ? bytes.getLong(at) : Short.toUnsignedInt(bytes.getShort(at));
    }

    /** The number of values of an entry. */
    long count(ByteBuffer entryBytes) {
        return offsetAt(entryBytes, COUNT);
    }

    /** Where the value of an entry, or its offset, begins in it. */
    int value() {
        return COUNT + offset;
    }

    /** Sets the number of values of an entry, and its value or offset. */
    void put(ByteBuffer entryBytes, int count, int value) {
        if (this == BIG) {
            entryBytes.putLong(COUNT, count).putLong(value(), value);
        } else {
            entryBytes.putInt(COUNT, count).putInt(value(), value);
        }
    }
}
