/**
 * Samples come in, a run directory with a trained model goes out: the loop, its schedules, listeners and checkpoints.
 * Uses {@code dataset}, {@code augment}, {@code net} and {@code export}; the engine itself is hidden behind {@code
 * train.engine}.
 */
@NullMarked
package dev.mien.train;

import org.jspecify.annotations.NullMarked;
