/**
 * Start with {@link dev.mien.align.FaceAligner}, which crops aligned faces for face recognition models.
 *
 * <p>In: the points of a face, and a picture. Out: the {@link dev.mien.align.SimilarityTransform similarity transform}
 * to a {@link dev.mien.align.AlignmentTemplate template}, the crop, or the {@link dev.mien.align.KaggleFrame square}
 * that Mien's own models were trained on. Uses the vocabulary and {@code dev.mien.detect}.
 */
@NullMarked
package dev.mien.align;

import org.jspecify.annotations.NullMarked;
