package dev.mien.video.media;

import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * A frame of a video: an upright picture with square pixels.
 *
 * @param index its number among the decoded frames, from 0
 * @param time its time in seconds from the start of the file; never decreasing, but intervals may vary, and some files
 *     have several frames with the same time
 * @param gray its luma, 0 black to 255 white
 * @param color its colours, {@code TYPE_3BYTE_BGR}; empty unless the video was opened with colours
 */
public record VideoFrame(int index, double time, GrayImage gray, Optional<BufferedImage> color) {
    /** A frame from its colours, a picture of type {@code TYPE_3BYTE_BGR}. */
    public static VideoFrame of(int index, double time, BufferedImage color) {
        return new VideoFrame(index, time, Luma.gray(color), Optional.of(color));
    }

    /** The picture to draw on: the colours, or the luma if the video was opened without colours. */
    public BufferedImage picture() {
        return color.orElseGet(() -> Luma.picture(gray));
    }
}
