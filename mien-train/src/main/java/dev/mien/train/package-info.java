/**
 * Data files come in with what is asked of them, a run directory with a trained model goes out. Start with {@link
 * dev.mien.train.TrainingRequest}, which prepares a {@link dev.mien.train.TrainingJob}; what belongs to a task stands in its
 * {@code Objective}, and the loop, schedules, listeners and checkpoints know no task. Uses {@code dataset}, {@code augment},
 * {@code net}, {@code export}, {@code evaluate} (what a verification says), and the models and boxes of {@code mien-core}; the
 * engine itself is hidden behind {@code engine}.
 */
@NullMarked
package dev.mien.train;

import org.jspecify.annotations.NullMarked;
