package dev.mien.video.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the top-level boxes of an MP4 or MOV file (ISO/IEC 14496-12). */
final class Mp4Boxes {
    private static final int HEAD = 8; // a length of 32 bits and four letters
    private static final int LONG_HEAD = 16; // a length of 64 bits more
    private static final int MOST = 1000; // boxes looked at

    private Mp4Boxes() {}

    /** The header of a box: its type, and the offset of the next box, which is the end of the file if unknown. */
    private record Head(String letters, long next) {}

    /** Whether a file starts like an MP4 but has no index, since it was not completely copied or recorded. */
    static boolean endBeforeIndex(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            long at = 0;
            for (int i = 0; i < MOST; i++) {
                Optional<Head> box = head(channel, at);
                if (box.isEmpty()) {
                    return i > 0;
                }
                String letters = box.get().letters();
                if (letters.equals("moov") || (i == 0 && !letters.equals("ftyp"))) {
                    return false;
                }
                at = box.get().next();
            }
            return false;
        } catch (IOException e) {
            return false; // nothing is known of it
        }
    }

    /**
     * Whether the pictures of an MP4 come before its index, as far as its first bytes tell, so that it cannot be read forwards only.
     *
     * @param head the first bytes of the file
     */
    static boolean beginsWithPictures(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        long at = 0;
        while (at <= head.length - HEAD) {
            Head box = head(bytes.position((int) at).slice(), at, Long.MAX_VALUE);
            if (box.letters().equals("moov") || (at == 0 && !box.letters().equals("ftyp"))) {
                return false;
            }
            if (box.letters().equals("mdat")) {
                return true;
            }
            at = box.next();
        }
        return false;
    }

    /** The header of the box at that offset; empty at the end of the file, or if there is none. */
    private static Optional<Head> head(FileChannel channel, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONG_HEAD);
        int read = channel.read(bytes, at);
        return read < HEAD ? Optional.empty() : Optional.of(head(bytes.flip(), at, channel.size()));
    }

    /** The header of a box in at least 8 bytes, those of longer boxes in 16. */
    private static Head head(ByteBuffer bytes, long at, long size) {
        long length = Integer.toUnsignedLong(bytes.getInt(0));
        int before = HEAD;
        if (length == 1 && bytes.limit() >= LONG_HEAD) {
            length = bytes.getLong(HEAD);
            before = LONG_HEAD;
        }
        byte[] letters = new byte[4];
        bytes.get(4, letters);
        boolean isToTheEnd = length < before || at + length < at; // 0 means so, other values are invalid
        return new Head(new String(letters, StandardCharsets.ISO_8859_1), isToTheEnd ? size : at + length);
    }
}
