package dev.mien.video.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The first bytes of a file, by which videos are recognized without loading FFmpeg. Those of sound in the same container may pass. */
final class ContainerHead {
    private static final int LENGTH = 3 * 192; // three packets of a transport stream with times

    /** A part of a message, with its first headers. */
    private static final String NETWORK_CAMERA =
            "--[^\\r\\n]{1,70}\\r?\\n(?:[^\\r\\n]+\\r?\\n){0,9}(?i:content-type: ?image/jpeg).*";

    /** The first bytes, as Latin-1, of the containers that have distinctive ones. */
    private static final Pattern KNOWN = Pattern.compile(
            String.join(
                    "|",
                    ".{4}ftyp(?!M4[ABP] ).*", // MP4, 3GP and QuickTime, not iTunes's sound
                    ".{4}(?:moov|mdat|wide).*", // old QuickTime
                    "\\x1aE\\xdf\\xa3.*", // Matroska and WebM
                    "RIFF.{4}AVI .*",
                    "FLV\\x01.*",
                    "0&\\xb2u\\x8ef\\xcf\\x11.*", // ASF, WMV
                    "\\x00\\x00\\x01[\\xb3\\xba].*", // MPEG-1 and MPEG-2
                    "(?:G.{187}){3}.*", // transport stream
                    "(?:.{4}G.{187}){3}", // transport stream with times
                    "OggS.*",
                    "\\.RMF.*",
                    "\\x06\\x0e\\+4.*", // MXF
                    "nut/multimedia container.*",
                    "YUV4MPEG2 .*",
                    NETWORK_CAMERA),
            Pattern.DOTALL);

    private ContainerHead() {}

    /** The first bytes of a file; none if they cannot be read, for which its reader says why. */
    static byte[] of(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(LENGTH);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** The first bytes of a stream; its position stays, for which it must support marks. */
    static byte[] of(InputStream stream) throws IOException {
        stream.mark(LENGTH);
        byte[] head = stream.readNBytes(LENGTH);
        stream.reset();
        return head;
    }

    /** Whether the first bytes are those of a video. */
    static boolean isVideo(byte[] head) {
        return KNOWN.matcher(new String(head, StandardCharsets.ISO_8859_1)).matches();
    }
}
