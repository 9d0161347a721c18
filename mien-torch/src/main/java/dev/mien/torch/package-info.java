/**
 * Start with {@link dev.mien.engine.EngineFactory#installed}, which finds this engine, on PyTorch's C++ library through JavaCPP,
 * as a service.
 *
 * <p>In: batches. Out: losses and weights. The only package that sees PyTorch, none of whose types crosses the
 * interface; uses {@code dev.mien.net}, {@code dev.mien.engine}, and what {@code detect} and {@code model} say of a
 * detector's cells.
 */
@NullMarked
package dev.mien.torch;

import org.jspecify.annotations.NullMarked;
