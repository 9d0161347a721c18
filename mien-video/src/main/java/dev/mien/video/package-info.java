/**
 * Start with {@link dev.mien.video.VideoRun}, which reads a video and passes its frames to listeners.
 *
 * <p>In: a video. Out: rows, an annotated video, and for each person a timeline of the expression and a sheet of
 * pictures, in a single pass with memory that does not grow with the length of the video. Uses
 * {@code dev.mien.video.media}, {@code dev.mien.video.track}, {@code dev.mien.draw} and {@code dev.mien.result}.
 */
@NullMarked
package dev.mien.video;

import org.jspecify.annotations.NullMarked;
