/**
 * Batches come in, losses and weights go out: what a training engine does ({@link dev.mien.engine.Engine}), and what
 * it is told. The implementation is found as a service; none is known here. Uses {@code dev.mien.net}.
 */
@NullMarked
package dev.mien.engine;

import org.jspecify.annotations.NullMarked;
