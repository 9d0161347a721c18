/**
 * Start with {@link dev.mien.train.sample.Samples}: pictures prepared for a net, each with its target.
 *
 * <p>In: faces and pieces of photos with their targets, a recipe of augmentation, and a seed. Out: batches, which are
 * read ahead on threads of their own. Uses {@code train.config}, {@code dataset}, {@code augment}, {@code image} and
 * {@code model}. For users: {@code Samples} and {@code Negatives}; everything else is internal.
 */
@NullMarked
package dev.mien.train.sample;

import org.jspecify.annotations.NullMarked;
