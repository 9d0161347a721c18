/**
 * What the tests of several modules share. A seed comes in, model files and data files go out. Uses {@code dev.mien.export}
 * and {@code dev.mien.synthetic}; nothing but tests may use it.
 */
@NullMarked
package dev.mien.testing;

import org.jspecify.annotations.NullMarked;
