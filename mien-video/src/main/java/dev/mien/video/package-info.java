/**
 * A video comes in; rows for its timeline, an annotated video, and for each person a timeline of the expression and a sheet of
 * pictures go out, in one pass and with memory that does not grow with the video's length. Uses {@code
 * dev.mien.video.media}, {@code dev.mien.video.track}, {@code dev.mien.draw} and {@code dev.mien.result}.
 */
@NullMarked
package dev.mien.video;

import org.jspecify.annotations.NullMarked;
