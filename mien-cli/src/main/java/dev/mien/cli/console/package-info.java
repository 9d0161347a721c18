/**
 * Start with {@link dev.mien.cli.console.Failures} and {@link dev.mien.cli.console.Progress}, which tell the user how a
 * command goes, and {@link dev.mien.cli.console.StopSignal}, by which the user ends it.
 *
 * <p>In: failures, notes of the library, steps that are done, signals. Out: lines and progress bars at the terminal, and
 * the exit code. The only package that uses the library for progress bars; uses the vocabulary,
 * {@code dev.mien.cli.argument} and, for notes on how data was read, {@code dev.mien.dataset}.
 */
@NullMarked
package dev.mien.cli.console;

import org.jspecify.annotations.NullMarked;
