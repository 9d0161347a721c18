/**
 * Start with {@link dev.mien.train.targets.Teachers} for distillation, and
 * {@link dev.mien.train.targets.ClassShares} for the targets of expression nets.
 *
 * <p>In: rows with labels, votes or annotations, and the models of other trainings. Out: what a net is to answer for
 * each row. Uses {@code train.config}, {@code train.run}, {@code train.sample}, {@code dataset}, {@code augment},
 * {@code image} and {@code model}. Internal, not for users: {@code TrainingRequest} selects all of it.
 */
@NullMarked
package dev.mien.train.targets;

import org.jspecify.annotations.NullMarked;
