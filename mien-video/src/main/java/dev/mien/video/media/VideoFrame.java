package dev.mien.video.media;

import java.awt.image.BufferedImage;

/**
 * One picture of a video.
 *
 * @param index its number among the frames that could be decoded, from 0
 * @param time when it is shown, in seconds from the beginning of the file; frames need not be equally far apart
 * @param picture the pixels the way up and with square pixels, {@code TYPE_3BYTE_BGR}
 */
public record VideoFrame(int index, double time, BufferedImage picture) {}
