/**
 * The points of a face come in, the {@link dev.mien.align.SimilarityTransform similarity} that takes them to a {@link
 * dev.mien.align.AlignmentTemplate template} goes out, and the {@link dev.mien.align.FaceAligner crop} that it makes of the picture, as
 * face recognition models expect it; or the {@link dev.mien.align.KaggleFrame square} in which Mien's own models have learned faces.
 * Uses {@code detect}'s crops.
 */
@NullMarked
package dev.mien.align;

import org.jspecify.annotations.NullMarked;
