package dev.mien.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A drawn picture of 40x40 pixels as AVIF; phones write their HEIC files in the same container. */
public final class PhonePicture {
    private PhonePicture() {}

    /** The file as FFmpeg's program has written it. */
    public static byte[] avif() throws IOException {
        try (InputStream stream = PhonePicture.class.getResourceAsStream("/photo.avif")) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }
}
