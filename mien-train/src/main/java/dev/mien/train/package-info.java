/**
 * Start with {@link dev.mien.train.TrainingRequest}, which prepares a {@link dev.mien.train.TrainingJob}.
 *
 * <p>In: a request with data files. Out: a run directory with a trained model. The steps that are specific to a task
 * are in its {@code Objective}, its settings in its {@code TaskSettings}; loop, listeners and checkpoints are
 * independent of it. Uses the packages below it, {@code dataset}, {@code augment}, {@code net}, {@code export},
 * {@code evaluate} (for verifications), and the models of {@code mien-core}; the engine is behind the interfaces of
 * {@code engine}.
 */
@NullMarked
package dev.mien.train;

import org.jspecify.annotations.NullMarked;
