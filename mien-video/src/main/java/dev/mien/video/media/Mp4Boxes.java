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

    /** The header of the box at that offset; empty at the end of the file, or if there is none. */
    private static Optional<Head> head(FileChannel channel, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONG_HEAD);
        int read = channel.read(bytes, at);
        if (read < HEAD) {
            return Optional.empty();
        }
        String letters = new String(bytes.array(), 4, 4, StandardCharsets.ISO_8859_1);
        long length = Integer.toUnsignedLong(bytes.getInt(0));
        int before = HEAD;
        if (length == 1 && read == LONG_HEAD) {
            length = bytes.getLong(HEAD);
            before = LONG_HEAD;
        }
        boolean isToTheEnd = length < before || at + length < at; // 0 means so, other values are invalid
        return Optional.of(new Head(letters, isToTheEnd ? channel.size() : at + length));
    }
}
