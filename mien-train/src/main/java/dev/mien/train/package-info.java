/**
 * Start with {@link dev.mien.train.TrainingRequest}, which prepares a {@link dev.mien.train.TrainingJob}.
 *
 * <p>In: a request with data files. Out: a run directory with a trained model. Everything specific to a task is in its
 * {@code Objective}; loop, schedules, listeners and checkpoints are independent of it. Uses {@code dataset},
 * {@code augment}, {@code net}, {@code export}, {@code evaluate} (for verifications), and the models and boxes of
 * {@code mien-core}; the engine is behind the interfaces of {@code engine}.
 */
@NullMarked
package dev.mien.train;

import org.jspecify.annotations.NullMarked;
