package dev.mien.image;

import java.util.Optional;

/**
 * The header of a JPEG file (ITU-T T.81, annex B).
 *
 * @param width as stored, in pixels
 * @param height as stored
 * @param kind the frame header's marker, 0xc0 to 0xcf
 * @param precision bits per sample
 * @param components 1 for gray, 3 for colour, 4 for CMYK
 * @param scan the offset of the first scan's data in bytes
 * @param inScan the number of components in the first scan
 */
record JpegHeader(int width, int height, int kind, int precision, int components, int scan, int inScan) {
    private static final int BASELINE = 0xc0;
    private static final int PROGRESSIVE = 0xc2;
    static final int START_OF_SCAN = 0xda;
    static final int END = 0xd9;

    /** The header of a file; empty if the file is damaged before the first scan. */
    static Optional<JpegHeader> of(byte[] file) {
        JpegHeader frame = null;
        int at = 2;
        while (at + 4 <= file.length) {
            int marker = file[at + 1] & 0xff;
            if ((file[at] & 0xff) != 0xff) {
                return Optional.empty();
            }
            if (marker == 0xff || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) { // fill, or stands alone
                at += marker == 0xff ? 1 : 2;
                continue;
            }
            int length = word(file, at + 2);
            int next = at + 2 + length;
            if (marker == START_OF_SCAN) {
                int inScan = at + 4 < file.length ? file[at + 4] & 0xff : 0;
                return Optional.ofNullable(frame).map(seen -> seen.withScan(next, inScan));
            }
            if (isFrame(marker) && length >= 8 && at + 10 <= file.length) {
                frame = new JpegHeader(
                        word(file, at + 7), word(file, at + 5), marker, file[at + 4] & 0xff, file[at + 9] & 0xff, 0, 0);
            }
            at = next;
        }
        return Optional.empty();
    }

    private static boolean isFrame(int marker) {
        boolean table = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
        return marker >= 0xc0 && marker <= 0xcf && !table;
    }

    private static int word(byte[] file, int at) {
        return ((file[at] & 0xff) << 8) | (file[at + 1] & 0xff);
    }

    private JpegHeader withScan(int offset, int count) {
        return new JpegHeader(width, height, kind, precision, components, offset, count);
    }

    /** Whether the first scan holds the whole picture; decoders then read no other one. */
    boolean hasOneScan() {
        return kind < PROGRESSIVE && inScan == components;
    }

    /** Whether its brightness can be decoded alone: 8 bits, gray or three colours, Huffman codes. */
    boolean hasPlainLuma() {
        return kind >= BASELINE
                && kind <= PROGRESSIVE
                && precision == Byte.SIZE
                && (components == 1 || components == 3)
                && width > 0
                && height > 0;
    }

    /**
     * Whether there is an end-of-image marker after the header; truncated files lack it, except for that of a thumbnail
     * in the header.
     */
    boolean hasEnd(byte[] file) {
        for (int at = file.length - 2; at >= scan; at--) {
            if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == END) {
                return true;
            }
        }
        return false;
    }
}
