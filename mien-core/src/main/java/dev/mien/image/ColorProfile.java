package dev.mien.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Empties ICC colour profiles (ICC.1, 7.2) that state to be longer than their file, so that the reader ignores them. It
 * allocates the stated length before it reads: up to two gigabytes for a file of a few kilobytes.
 */
final class ColorProfile {
    private static final byte[] JPEG_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final int APP2 = 0xe2;
    private static final int NUMBERS = 2; // of the part, and of all parts
    private static final int EMPTY = 128; // the length of a profile's header
    private static final int UNKNOWN_NAME = 0x58585858; // XXXX, a chunk that readers pass over
    private static final int HEAD = 4; // of a segment: a marker and a length

    private ColorProfile() {}

    /** The file, or a copy of it without impossible profiles. */
    static byte[] within(PictureFormat format, byte[] file) {
        return format == PictureFormat.JPEG ? withinJpeg(file) : withinWebp(file);
    }

    /** Searches all bytes, since the reader also finds segments behind damaged ones. */
    private static byte[] withinJpeg(byte[] file) {
        byte[] checked = file;
        boolean isFirst = true;
        int last = file.length - HEAD - JPEG_NAME.length - NUMBERS - Integer.BYTES;
        for (int at = 0; at <= last; at++) {
            if (isProfile(file, at)) {
                int part = at + HEAD + JPEG_NAME.length;
                boolean isStart = isFirst || file[part] <= 1; // the others begin in the middle of the profile
                if (isStart && isTooLong(file, part + NUMBERS)) {
                    checked = checked.clone();
                    ByteBuffer.wrap(checked).putInt(part + NUMBERS, EMPTY);
                }
                isFirst = false;
            }
        }
        return checked;
    }

    private static boolean isProfile(byte[] file, int at) {
        int name = at + HEAD;
        return (file[at] & 0xff) == 0xff
                && (file[at + 1] & 0xff) == APP2
                && Arrays.equals(file, name, name + JPEG_NAME.length, JPEG_NAME, 0, JPEG_NAME.length);
    }

    private static byte[] withinWebp(byte[] file) {
        byte[][] checked = {file};
        RiffChunks.forEach(file, (name, from, to) -> {
            if (name == RiffChunks.ICCP && to - from >= Integer.BYTES && isTooLong(file, from)) {
                checked[0] = checked[0].clone();
                ByteBuffer.wrap(checked[0]).putInt(from - RiffChunks.HEAD, UNKNOWN_NAME);
            }
        });
        return checked[0];
    }

    /** Whether the profile that begins there states to be longer than the file. */
    private static boolean isTooLong(byte[] file, int at) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(file).getInt(at)) > file.length;
    }
}
