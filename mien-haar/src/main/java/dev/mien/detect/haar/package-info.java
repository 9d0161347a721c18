/**
 * The detector {@code haar}, OpenCV's cascade, to compare with. With this module on the class path, {@link
 * dev.mien.detect.FaceDetector#create} finds it by that name.
 *
 * <p>In: a picture. Out: the boxes of the faces that the cascade finds. Uses {@code dev.mien.detect} and what that
 * uses.
 */
@NullMarked
package dev.mien.detect.haar;

import org.jspecify.annotations.NullMarked;
