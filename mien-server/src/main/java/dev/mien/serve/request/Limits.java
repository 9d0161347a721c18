package dev.mien.serve.request;

import dev.mien.image.Picture;
import dev.mien.serve.model.ServingException;
import java.time.Duration;

/**
 * The limits of a request, and of all requests together.
 *
 * @param bodyBytes the bytes of a body as transferred
 * @param plainBytes the bytes of a body after decompression
 * @param allBodies the bytes of the bodies of all requests together, including the faces decoded from their pictures
 * @param pixels the pixels of a picture
 * @param requestPixels the pixels of all pictures of a request together
 * @param faces the faces or pictures in a request
 * @param jsonDepth the nesting depth of JSON arrays and objects
 * @param time the time from the first byte of the request to the last byte of the answer
 */
public record Limits(
        long bodyBytes,
        long plainBytes,
        long allBodies,
        long pixels,
        long requestPixels,
        int faces,
        int jsonDepth,
        Duration time) {
    /** By default bodies may use one part in so many of the heap; the rest is for processing them. */
    private static final int SHARE_OF_HEAP = 4;

    /**
     * The defaults: 32 MiB as transferred and 64 MiB decompressed, a quarter of the heap for all bodies, 25 million
     * pixels for a picture and 100 million for a request, 256 faces, a depth of 16, and 10 seconds.
     */
    public static Limits defaults() {
        return new Limits(32 << 20, 64 << 20, shareOfHeap(), 25_000_000, 100_000_000, 256, 16, Duration.ofSeconds(10));
    }

    /** A quarter of the largest heap, in bytes. */
    public static long shareOfHeap() {
        return Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    }

    /** The same limits with another one for the bodies of all requests together. */
    public Limits withAllBodies(long bytes) {
        return new Limits(bodyBytes, plainBytes, bytes, pixels, requestPixels, faces, jsonDepth, time);
    }

    /**
     * Adds the pixels of a picture to those of the request's pictures before it, by its header and without decoding it.
     *
     * @return the sum
     * @throws dev.mien.UserError when it is not a picture, or too large by itself
     * @throws ServingException when the pictures are too large together
     */
    public long addPixels(long sum, Picture picture) {
        long all = sum + (long) picture.width() * picture.height();
        if (all > requestPixels) {
            throw ServingException.invalid(
                    "the pictures have more than " + requestPixels + " pixels together, the limit of a request here");
        }
        return all;
    }
}
