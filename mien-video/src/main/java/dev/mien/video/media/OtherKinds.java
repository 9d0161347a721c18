package dev.mien.video.media;

import dev.mien.UserError;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Recognizes files of other kinds, in which FFmpeg finds the videos and JPEG pictures that they contain. */
final class OtherKinds {
    private static final int TAR_MAGIC = 257; // the place of "ustar" in the header of the first file

    /** The first bytes of PDF, PostScript, rich text and office documents. */
    private static final List<String> DOCUMENTS =
            List.of("%PDF", "%!PS", "{\\rtf", "\u00d0\u00cf\u0011\u00e0", "PK\u0003\u0004");

    private static final String JPEG = "\u00ff\u00d8";

    private OtherKinds() {}

    /**
     * Refuses tar archives (POSIX, GNU and pax) and documents.
     *
     * @param head the first bytes of the file
     * @param name its name, for messages
     * @throws UserError when it is one
     */
    static void refuse(byte[] head, String name) {
        String text = text(head);
        if (text.startsWith("ustar", TAR_MAGIC)) {
            throw new UserError("a tar archive, not a video", name, "unpack it");
        }
        if (DOCUMENTS.stream().anyMatch(text::startsWith)) {
            throw new UserError("a document, not a video", name, "save its pictures as files");
        }
    }

    /**
     * Whether a file with JPEG pictures inside is something else than motion JPEG, which is one such picture after the other: a table, an
     * archive of another kind.
     *
     * @param head the first bytes of the file
     */
    static boolean isAroundPictures(byte[] head) {
        return !text(head).startsWith(JPEG);
    }

    private static String text(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1);
    }
}
