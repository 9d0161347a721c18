/**
 * Batches come in, losses and weights go out: the {@link dev.mien.engine.Engine} on PyTorch's C++ library through
 * JavaCPP. The only package that sees PyTorch; no type of it crosses the interface. Found as a service, {@link
 * dev.mien.engine.EngineFactory}; uses {@code dev.mien.net}, {@code dev.mien.engine},
 * and what {@code detect} and {@code model} say of a detector's cells.
 */
@NullMarked
package dev.mien.torch;

import org.jspecify.annotations.NullMarked;
