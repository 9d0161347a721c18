/**
 * Options come in, a running server goes out: all APIs on one port, with what guards and watches them. Uses all other
 * packages of the server.
 */
@NullMarked
package dev.mien.serve;

import org.jspecify.annotations.NullMarked;
