/**
 * Start with {@link dev.mien.detect.FaceDetector#create}, which opens a face detector by its name.
 *
 * <p>In: a picture. Out: {@linkplain dev.mien.detect.Detection boxes of faces} and, for each box, the crop that the
 * models read. Uses the vocabulary, {@code dev.mien.image}, {@code dev.mien.model} and {@code dev.mien.table}.
 */
@NullMarked
package dev.mien.detect;

import org.jspecify.annotations.NullMarked;
