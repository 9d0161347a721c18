package dev.mien.image;

import java.util.Arrays;
import java.util.Optional;

/** The picture formats that are read, told apart by their first bytes; a file's name plays no part. */
enum PictureFormat {
    JPEG("jpeg"),
    PNG("png"),
    BMP("bmp"),
    GIF("gif"),
    WEBP("webp");

    /** How many bytes {@link #of} needs to tell. */
    static final int HEAD = 12;

    /** The format's name in ImageIO. */
    final String imageIoName;

    PictureFormat(String imageIoName) {
        this.imageIoName = imageIoName;
    }

    /** The format of a file that begins with these bytes; empty where it is none of them. */
    static Optional<PictureFormat> of(byte[] head) {
        if (startsWith(head, 0, 0xff, 0xd8, 0xff)) {
            return Optional.of(JPEG);
        }
        if (startsWith(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return Optional.of(PNG);
        }
        if (startsWith(head, 0, 'G', 'I', 'F', '8')) {
            return Optional.of(GIF);
        }
        if (startsWith(head, 0, 'R', 'I', 'F', 'F') && startsWith(head, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of(WEBP);
        }
        return startsWith(head, 0, 'B', 'M') ? Optional.of(BMP) : Optional.empty();
    }

    /** Whether these are the first bytes of a HEIC or AVIF picture, as phones write them. */
    static boolean isHeif(byte[] head) {
        return startsWith(head, 4, 'f', 't', 'y', 'p', 'h', 'e')
                || startsWith(head, 4, 'f', 't', 'y', 'p', 'm', 'i', 'f', '1')
                || startsWith(head, 4, 'f', 't', 'y', 'p', 'a', 'v', 'i', 'f');
    }

    private static boolean startsWith(byte[] head, int offset, int... expected) {
        return head.length >= offset + expected.length
                && Arrays.equals(Arrays.copyOfRange(head, offset, offset + expected.length), toBytes(expected));
    }

    private static byte[] toBytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
