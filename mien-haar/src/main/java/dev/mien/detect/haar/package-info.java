/**
 * Start with {@link dev.mien.detect.FaceDetector#create}, which finds this detector by the name {@code haar} if this
 * module is on the class path: OpenCV's cascade, to compare with.
 *
 * <p>In: a picture. Out: the boxes of the faces that the cascade finds. The only package that sees OpenCV; uses
 * {@code dev.mien.detect} and what that uses.
 */
@NullMarked
package dev.mien.detect.haar;

import org.jspecify.annotations.NullMarked;
