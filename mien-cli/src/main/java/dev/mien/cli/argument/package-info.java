/**
 * Start with {@link dev.mien.cli.argument.ModelArgument} for a model and {@link dev.mien.cli.argument.Patterns} for
 * paths, as users name them.
 *
 * <p>In: words of a command line. Out: the files, models and loader options that they name, or an error that says what
 * to give. Uses the vocabulary, {@code dev.mien.model}, {@code dev.mien.dataset} and, for the files of a run,
 * {@code dev.mien.train.run}.
 */
@NullMarked
package dev.mien.cli.argument;

import org.jspecify.annotations.NullMarked;
