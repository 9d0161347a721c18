package dev.mien.video.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a HEIF file (ISO/IEC 14496-12, 4.2).
 *
 * @param letters what it is
 * @param content what follows its head; reading moves the position
 */
record HeifBox(String letters, ByteBuffer content) {
    /** The length of a version and flags, with which the content of some boxes begins. */
    static final int VERSION = 4;

    private static final int HEAD = 8; // a length and four letters
    private static final int LONG_LENGTH = 1; // says that 64 bits after the letters are the length

    /** The sequence of boxes, up to the first invalid one. */
    static List<HeifBox> list(ByteBuffer in) {
        List<HeifBox> boxes = new ArrayList<>();
        while (in.remaining() >= HEAD) {
            int start = in.position();
            long length = Integer.toUnsignedLong(in.getInt());
            byte[] letters = new byte[4];
            in.get(letters);
            if (length == LONG_LENGTH && in.remaining() >= Long.BYTES) {
                length = in.getLong();
            }
            int head = in.position() - start;
            if (length < head || length > in.limit() - start) {
                break;
            }
            String name = new String(letters, StandardCharsets.ISO_8859_1);
            boxes.add(new HeifBox(name, in.slice(start + head, (int) length - head)));
            in.position(start + (int) length);
        }
        return boxes;
    }

    /** The first box of that type. */
    static Optional<HeifBox> first(List<HeifBox> boxes, String letters) {
        return boxes.stream().filter(box -> box.letters().equals(letters)).findFirst();
    }

    /** Its boxes, where it begins with a version. */
    List<HeifBox> versioned() {
        return list(content.position(VERSION));
    }

    /** Whether the numbers of items in it have 32 bits rather than 16, as from that version on; skips its version. */
    boolean isWide(int version) {
        return content.position(VERSION).get(0) >= version;
    }

    /** Reads the number of an item. */
    static long item(ByteBuffer in, boolean isWide) {
        return isWide ? Integer.toUnsignedLong(in.getInt()) : Short.toUnsignedInt(in.getShort());
    }
}
