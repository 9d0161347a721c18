/**
 * The detector {@code haar}: a picture comes in, the faces that OpenCV's cascade finds go out. Uses
 * {@code dev.mien.detect} and what that uses.
 */
@NullMarked
package dev.mien.detect.haar;

import org.jspecify.annotations.NullMarked;
