package dev.mien.image;

import dev.mien.PictureError;
import dev.mien.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The supported picture formats, detected from the first bytes of a file regardless of its name. */
public enum PictureFormat {
    JPEG("jpeg"),
    PNG("png"),
    BMP("bmp"),
    GIF("gif"),
    WEBP("webp"),
    TIFF("tiff"),
    /** HEIC and AVIF, which phones write; a {@link HeifDecoder} decodes them. */
    HEIF("heif");

    /** The number of bytes that {@link #of} needs. */
    static final int HEAD = 12;

    private static final Pattern HEIF_BRAND = Pattern.compile("ftyp(?:he..|mif1|msf1|avif|avis)");

    /** The format's name in ImageIO, which does not know HEIF. */
    final String imageIoName;

    PictureFormat(String imageIoName) {
        this.imageIoName = imageIoName;
    }

    /** The format of a file that begins with these bytes; empty if it is none of them. */
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
        if (isTiff(head, 42) || isTiff(head, 43)) { // TIFF 6.0, and BigTIFF with its longer offsets
            return Optional.of(TIFF);
        }
        if (isHeif(head)) {
            return Optional.of(HEIF);
        }
        return startsWith(head, 0, 'B', 'M') ? Optional.of(BMP) : Optional.empty();
    }

    /**
     * The format of a picture file.
     *
     * @param head its first {@link #HEAD} bytes, or all
     * @param source its name, for messages
     * @throws UserError when it is not one of the supported formats
     */
    static PictureFormat of(byte[] head, String source) {
        if (head.length == 0) {
            throw new PictureError("an empty file", source, "copy it again or leave it out");
        }
        return of(head).orElseThrow(() ->
                new PictureError("not a picture", source, "give a JPEG, PNG, BMP, GIF, WebP, TIFF, HEIC or AVIF file"));
    }

    /** By the brand, whether of a single picture or of a sequence. */
    private static boolean isHeif(byte[] head) {
        return head.length >= HEAD
                && HEIF_BRAND
                        .matcher(new String(head, 4, 8, StandardCharsets.ISO_8859_1))
                        .matches();
    }

    private static boolean isTiff(byte[] head, int version) {
        return startsWith(head, 0, 'I', 'I', version, 0) || startsWith(head, 0, 'M', 'M', 0, version);
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
