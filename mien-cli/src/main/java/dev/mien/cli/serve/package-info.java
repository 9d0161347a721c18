/**
 * Start with {@link dev.mien.cli.serve.ServeCommand}, the command {@code mien serve}.
 *
 * <p>In: options and environment variables. Out: a server that runs until the process is asked to terminate. Uses
 * {@code dev.mien.cli.argument}, {@code dev.mien.cli.console}, {@code dev.mien.serve}, and the model and analyzer options
 * that the server takes.
 */
@NullMarked
package dev.mien.cli.serve;

import org.jspecify.annotations.NullMarked;
