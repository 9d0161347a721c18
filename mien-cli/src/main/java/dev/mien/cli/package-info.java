/**
 * Start with {@link dev.mien.cli.Main}, the {@code mien} command, which chooses a subcommand, runs it and reports its
 * failure.
 *
 * <p>In: command lines. Out: the output of a command and its exit code; help, manual page and completion of all commands.
 * Uses the packages of the commands and what they share, and {@code dev.mien.model} for the text of the version;
 * nothing uses it.
 */
@NullMarked
package dev.mien.cli;

import org.jspecify.annotations.NullMarked;
