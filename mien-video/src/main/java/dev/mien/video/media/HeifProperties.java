package dev.mien.video.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The properties of a file's primary picture (HEIF, ISO/IEC 23008-12) that FFmpeg ignores.
 *
 * @param pixels the declared number of pixels; 0 if unknown
 * @param cleanAperture the visible part of the picture; empty if that is all of it, or the property is invalid
 * @param alpha how opaque it is; empty if it is so everywhere
 */
record HeifProperties(double pixels, Optional<CleanAperture> cleanAperture, Optional<Alpha> alpha) {
    /** What pictures are called that say how opaque another one is (AVIF 1.1, 4.1; HEIF, for HEVC and AVC). */
    private static final Set<String> ALPHA = Set.of(
            "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1", "urn:mpeg:avc:2015:auxid:1");

    /**
     * A gray picture that says how opaque another one is.
     *
     * @param item its number in the file
     * @param isPremultiplied whether the colours of the other are multiplied by it
     */
    record Alpha(long item, boolean isPremultiplied) {}

    /** Reads those of a file; what is damaged counts as missing. */
    static HeifProperties of(byte[] file) {
        HeifItems items = HeifItems.of(file);
        List<HeifBox> boxes = items.primary().map(items::properties).orElse(List.of());
        double pixels = HeifBox.first(boxes, "ispe")
                .map(HeifBox::content)
                .filter(size -> size.remaining() >= HeifBox.VERSION + 2 * Integer.BYTES)
                .map(size -> (double) Integer.toUnsignedLong(size.getInt(HeifBox.VERSION))
                        * Integer.toUnsignedLong(size.getInt(HeifBox.VERSION + Integer.BYTES)))
                .orElse(0.0);
        Optional<CleanAperture> aperture = HeifBox.first(boxes, "clap")
                .map(HeifBox::content)
                .filter(content -> content.remaining() >= 2 * 4 * Integer.BYTES)
                .flatMap(CleanAperture::read);
        return new HeifProperties(pixels, aperture, items.primary().flatMap(picture -> alpha(items, picture)));
    }

    private static Optional<Alpha> alpha(HeifItems items, long picture) {
        return items.referring("auxl", picture).stream()
                .filter(item -> items.properties(item).stream().anyMatch(HeifProperties::saysAlpha))
                .findFirst()
                .map(item -> new Alpha(item, items.referring("prem", item).contains(picture)));
    }

    private static boolean saysAlpha(HeifBox property) {
        if (!property.letters().equals("auxC") || property.content().remaining() < HeifBox.VERSION) {
            return false;
        }
        ByteBuffer text = property.content().slice().position(HeifBox.VERSION);
        String name = StandardCharsets.ISO_8859_1.decode(text).toString();
        int end = name.indexOf('\0');
        return ALPHA.contains(end < 0 ? name : name.substring(0, end));
    }
}
