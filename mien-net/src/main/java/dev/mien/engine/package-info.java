/**
 * Start with {@link dev.mien.engine.Engine}, the interface of training engines. Batches come in, losses and weights go
 * out. Implementations are found as services; none is known here. Uses {@code dev.mien.net}.
 */
@NullMarked
package dev.mien.engine;

import org.jspecify.annotations.NullMarked;
