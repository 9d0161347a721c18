/**
 * Start with {@link dev.mien.augment.AugmentationPipeline}, which augments faces for key points and expressions, or
 * {@link dev.mien.augment.Pieces}, which augments photos for detectors.
 *
 * <p>In: a face with its points, or photos with the boxes of their faces, and a seed. Out: the changed picture as the
 * input of a net, with its points or boxes. Uses the faces of {@code dataset} and, of {@code mien-core}, the
 * vocabulary, {@code image}, the overlaps of boxes in {@code detect}, and the size and padding of a net's input in {@code model}.
 */
@NullMarked
package dev.mien.augment;

import org.jspecify.annotations.NullMarked;
