/**
 * The {@code mien} command, with a class for each of its subcommands. Command lines come in, output and exit codes go
 * out.
 */
@NullMarked
package dev.mien.cli;

import org.jspecify.annotations.NullMarked;
