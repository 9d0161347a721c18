/**
 * Start with {@link dev.mien.serve.MienServer#start} and {@link dev.mien.serve.ServerOptions#defaults}: serves models
 * and the analysis of pictures on one port.
 *
 * <p>In: options. Out: a running server with all APIs, their protection and their metrics. Uses all other packages of
 * the server.
 */
@NullMarked
package dev.mien.serve;

import org.jspecify.annotations.NullMarked;
