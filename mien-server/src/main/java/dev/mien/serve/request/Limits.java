package dev.mien.serve.request;

import dev.mien.image.Picture;
import dev.mien.serve.model.ServingException;
import java.time.Duration;

/**
 * The most that one request may bring, and all together.
 *
 * @param bodyBytes bytes of a body as it comes over the wire
 * @param plainBytes bytes of a body after decompression
 * @param allBodies bytes of the bodies of all requests together, and of the faces that their pictures become
 * @param pixels pixels of a picture
 * @param requestPixels pixels of all pictures of a request together
 * @param faces faces or pictures
 * @param jsonDepth how deep arrays and objects may be nested
 * @param time from the first byte of the request to the last of the answer
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
    /** The share of Java's memory that bodies may take by default: the rest is for what is made of them. */
    private static final int SHARE_OF_HEAP = 4;

    /** 32 MiB over the wire and 64 MiB unpacked, 25 million pixels, 100 million in all, 256 faces, 16 levels, 10 seconds. */
    public static Limits defaults() {
        return new Limits(32 << 20, 64 << 20, shareOfHeap(), 25_000_000, 100_000_000, 256, 16, Duration.ofSeconds(10));
    }

    /** A quarter of the memory that Java may take. */
    public static long shareOfHeap() {
        return Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    }

    /** The same with another bound for the bodies of all requests together. */
    public Limits withAllBodies(long bytes) {
        return new Limits(bodyBytes, plainBytes, bytes, pixels, requestPixels, faces, jsonDepth, time);
    }

    /**
     * Adds up the pixels of a request's pictures from their heads, before one of them is decoded.
     *
     * @return the sum with one more picture
     * @throws dev.mien.UserError when it is no picture, or too large by itself
     * @throws ServingException when they are too large together
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
