/**
 * Start with {@link dev.mien.testing.RandomModels}, which writes model files for tests, or
 * {@link dev.mien.testing.SyntheticFiles}, which writes data files.
 *
 * <p>In: a seed. Out: files that the tests of several modules share. Uses {@code dev.mien.export} and
 * {@code dev.mien.synthetic}; nothing but tests may use it.
 */
@NullMarked
package dev.mien.testing;

import org.jspecify.annotations.NullMarked;
