package dev.mien.video.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The boxes that an MP4 or MOV file is made of (ISO/IEC 14496-12), as far as they tell that one was cut off. */
final class Mp4Boxes {
    private static final int HEAD = 8; // a length of 32 bits and four letters
    private static final int LONG_HEAD = 16; // a length of 64 bits more
    private static final int MOST = 1000; // boxes looked at

    private Mp4Boxes() {}

    /** A box: its letters, and where the next begins; to the file's end where that is not known. */
    private record Head(String letters, long next) {}

    /** Whether a file begins as an MP4 does and has no index, as one that was not copied or recorded to its end. */
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

    /** The box that begins there; empty beyond the file's end, and where there is none. */
    private static Optional<Head> head(FileChannel channel, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONG_HEAD);
        int read = channel.read(bytes, at);
        if (read < HEAD) {
            return Optional.empty();
        }
        String letters = new String(bytes.array(), 4, 4, StandardCharsets.ISO_8859_1);
        long length = Integer.toUnsignedLong(bytes.getInt(0));
        if (length == 1 && read == LONG_HEAD) {
            length = bytes.getLong(HEAD);
        }
        boolean isToTheEnd = length < HEAD || at + length < at; // 0 says so, the rest is none
        return Optional.of(new Head(letters, isToTheEnd ? channel.size() : at + length));
    }
}
