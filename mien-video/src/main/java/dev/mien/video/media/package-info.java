/**
 * Start with {@link dev.mien.video.media.VideoFiles}, {@link dev.mien.video.media.Cameras} or, to write videos,
 * {@link dev.mien.video.media.VideoWriter}. Video files and cameras come in, upright pictures with their times go out;
 * or pictures come in and a video file goes out. The only package that sees FFmpeg; it uses the vocabulary and
 * {@code dev.mien.image}.
 */
@NullMarked
package dev.mien.video.media;

import org.jspecify.annotations.NullMarked;
