/**
 * Start with {@link dev.mien.video.media.VideoFiles} or {@link dev.mien.video.media.Cameras} to read, or with
 * {@link dev.mien.video.media.VideoWriter} to write videos. {@link dev.mien.image.Picture} finds
 * {@link dev.mien.video.media.FfmpegHeifDecoder} by itself.
 *
 * <p>In: video files and cameras, HEIC and AVIF pictures. Out: upright pictures with their times; and the other way round, pictures to a video
 * file. The only package that sees FFmpeg; uses the vocabulary and {@code dev.mien.image}.
 */
@NullMarked
package dev.mien.video.media;

import org.jspecify.annotations.NullMarked;
