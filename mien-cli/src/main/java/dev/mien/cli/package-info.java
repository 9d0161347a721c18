/** Command lines come in, exit codes go out: the {@code mien} command, one class for each of its commands. */
@NullMarked
package dev.mien.cli;

import org.jspecify.annotations.NullMarked;
