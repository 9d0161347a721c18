package dev.mien.video.media;

import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * One upright picture of a video, with square pixels.
 *
 * @param index its number among the frames that could be decoded, from 0
 * @param time when it is shown, in seconds from the beginning of the file; never before the frame before, but frames need not
 *     be equally far apart, and some files show two at one time
 * @param gray its luma, 0 black to 255 white
 * @param color its colours, {@code TYPE_3BYTE_BGR}; empty unless the video was opened for them
 */
public record VideoFrame(int index, double time, GrayImage gray, Optional<BufferedImage> color) {
    /** A frame made from its colours, a picture {@code TYPE_3BYTE_BGR}. */
    public static VideoFrame of(int index, double time, BufferedImage color) {
        return new VideoFrame(index, time, Luma.gray(color), Optional.of(color));
    }

    /** What to draw on: the colours, or the gray picture where the video was opened without them. */
    public BufferedImage picture() {
        return color.orElseGet(() -> Luma.picture(gray));
    }
}
