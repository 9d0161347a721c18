/**
 * Batches come in, losses and weights go out. The only package that sees the training engine (PyTorch through JavaCPP);
 * no type of it crosses the interface {@link dev.mien.train.engine.Engine}. Uses {@code dev.mien.net}.
 */
@NullMarked
package dev.mien.train.engine;

import org.jspecify.annotations.NullMarked;
