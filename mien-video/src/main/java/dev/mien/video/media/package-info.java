/**
 * Video files and cameras come in, upright pictures with their times go out; and back: pictures become a video file. The only
 * package that sees FFmpeg; it uses the vocabulary and {@code dev.mien.image}.
 */
@NullMarked
package dev.mien.video.media;

import org.jspecify.annotations.NullMarked;
