/**
 * Start with {@link dev.mien.train.run.RunDirectory}, the files of a run.
 *
 * <p>In: a configuration, a split, finished epochs and the state of the engine. Out: the files of a run directory, and
 * the same read again, also as the start of another run. Uses {@code train.config}, {@code train.history},
 * {@code dataset}, {@code net}, {@code export}, {@code engine} and {@code model}. Internal, not for users:
 * {@code Checkpoint} and {@code RunJson}.
 */
@NullMarked
package dev.mien.train.run;

import org.jspecify.annotations.NullMarked;
