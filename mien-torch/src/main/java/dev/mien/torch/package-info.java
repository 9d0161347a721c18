/**
 * Batches come in, losses and weights go out: the {@link dev.mien.train.engine.Engine} on PyTorch's C++ library through
 * JavaCPP. The only package that sees PyTorch; no type of it crosses the interface. Found as a service, {@link
 * dev.mien.train.engine.EngineFactory}; uses {@code dev.mien.net} and {@code dev.mien.train.engine}.
 */
@NullMarked
package dev.mien.torch;

import org.jspecify.annotations.NullMarked;
