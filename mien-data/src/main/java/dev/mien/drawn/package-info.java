/**
 * Seeds come in, drawn gray faces with exact points and a clear expression go out: data for the demo, for tests and for
 * measuring speed. Uses {@code dataset} and {@code augment}.
 */
@NullMarked
package dev.mien.drawn;

import org.jspecify.annotations.NullMarked;
