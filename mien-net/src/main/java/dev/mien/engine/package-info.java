/**
 * Start with {@link dev.mien.engine.EngineFactory#installed}, which finds the training engine on the class path as a service, and
 * {@link dev.mien.engine.Engine}, its interface.
 *
 * <p>In: batches. Out: losses and weights. Knows no implementation; uses {@code dev.mien.net}.
 */
@NullMarked
package dev.mien.engine;

import org.jspecify.annotations.NullMarked;
