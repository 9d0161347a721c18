/**
 * Start with {@link dev.mien.cli.Main}, the {@code mien} command; each of its subcommands is a class.
 *
 * <p>In: command lines. Out: the output of a command and its exit code. Uses all modules but {@code mien-spark};
 * nothing uses it.
 */
@NullMarked
package dev.mien.cli;

import org.jspecify.annotations.NullMarked;
