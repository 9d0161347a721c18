/**
 * The points of a face come in, the {@link dev.mien.align.SimilarityTransform similarity} that takes them to a {@link
 * dev.mien.align.AlignmentTemplate template} goes out, and the {@link dev.mien.align.FaceAligner crop} that it makes of the picture, as
 * face recognition models expect it. Uses the vocabulary.
 */
@NullMarked
package dev.mien.align;

import org.jspecify.annotations.NullMarked;
