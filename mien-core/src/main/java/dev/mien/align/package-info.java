/**
 * Start with {@link dev.mien.align.FaceAligner}, which crops aligned faces for face recognition models. The points of a
 * face come in; the {@link dev.mien.align.SimilarityTransform similarity transform} to a {@link
 * dev.mien.align.AlignmentTemplate template}, the crop, or the {@link dev.mien.align.KaggleFrame square} that Mien's
 * own models were trained on go out. Uses the crops of {@code dev.mien.detect}.
 */
@NullMarked
package dev.mien.align;

import org.jspecify.annotations.NullMarked;
