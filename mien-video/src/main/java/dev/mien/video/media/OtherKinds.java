package dev.mien.video.media;

import dev.mien.FileName;
import dev.mien.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * @throws UserError when it is one
     */
    static void refuse(Path file) {
        String head = head(file, TAR_MAGIC + 5);
        if (head.startsWith("ustar", TAR_MAGIC)) {
            throw new UserError("a tar archive, not a video", file.toString(), "unpack it");
        }
        if (DOCUMENTS.stream().anyMatch(head::startsWith)) {
            throw new UserError("a document, not a video", file.toString(), "save its pictures as files");
        }
    }

    /**
     * Whether a file with JPEG pictures inside is something else than motion JPEG, which is one such picture after the other: a table, an
     * archive of another kind.
     */
    static boolean isAroundPictures(Path file) {
        return !MovingPictures.MOTION_JPEG.contains(FileName.extension(file))
                && !head(file, 2).equals(JPEG);
    }

    /** The first bytes, as Latin-1; none if they cannot be read, for which its reader says why. */
    private static String head(Path file, int length) {
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(length), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
