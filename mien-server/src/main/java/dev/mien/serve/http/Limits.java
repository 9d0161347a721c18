package dev.mien.serve.http;

import java.time.Duration;

/**
 * The most that one request may bring.
 *
 * @param bodyBytes bytes of a body as it comes over the wire
 * @param plainBytes bytes of a body after decompression
 * @param pixels pixels of a picture
 * @param faces faces or pictures
 * @param jsonDepth how deep arrays and objects may be nested
 * @param time from the first byte of the request to the last of the answer
 */
public record Limits(long bodyBytes, long plainBytes, long pixels, int faces, int jsonDepth, Duration time) {
    /** 32 MiB over the wire and 64 MiB unpacked, 25 million pixels, 256 faces, 16 levels, 10 seconds. */
    public static Limits defaults() {
        return new Limits(32 << 20, 64 << 20, 25_000_000, 256, 16, Duration.ofSeconds(10));
    }
}
