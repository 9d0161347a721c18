/**
 * The implementation of {@link dev.mien.engine.Engine} on PyTorch's C++ library through JavaCPP, found as the service
 * {@link dev.mien.engine.EngineFactory}. Batches come in, losses and weights go out. The only package that sees
 * PyTorch, none of whose types crosses the interface; uses {@code dev.mien.net}, {@code dev.mien.engine}, and what
 * {@code detect} and {@code model} say of a detector's cells.
 */
@NullMarked
package dev.mien.torch;

import org.jspecify.annotations.NullMarked;
