/**
 * Start with {@link dev.mien.video.track.FaceTracker}, which follows the faces of a video.
 *
 * <p>In: frames. Out: their faces, with a number for each person, and with points and expression smoothed over time.
 * Uses {@code dev.mien.video.media} for frames, {@code dev.mien.analyze} to find and read faces, and what these use.
 */
@NullMarked
package dev.mien.video.track;

import org.jspecify.annotations.NullMarked;
