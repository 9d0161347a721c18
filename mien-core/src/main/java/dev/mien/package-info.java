/**
 * The vocabulary: a {@link dev.mien.Face} with its {@link dev.mien.Box}, {@link dev.mien.Keypoints} and {@link
 * dev.mien.Expression}. Nothing comes in, everybody uses it; it depends on the JDK only, but for annotations.
 */
@NullMarked
package dev.mien;

import org.jspecify.annotations.NullMarked;
