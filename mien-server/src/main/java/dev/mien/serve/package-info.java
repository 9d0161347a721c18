/**
 * The inference server. Start with {@link dev.mien.serve.MienServer#start}.
 *
 * <p>In: options. Out: a running server with all APIs on one port, their protection and their metrics. Uses all other
 * packages of the server.
 */
@NullMarked
package dev.mien.serve;

import org.jspecify.annotations.NullMarked;
