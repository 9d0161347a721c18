/**
 * Fixtures shared by the tests of several modules. A seed comes in, model files and data files go out. Uses
 * {@code dev.mien.export} and {@code dev.mien.synthetic}; nothing but tests may use it.
 */
@NullMarked
package dev.mien.testing;

import org.jspecify.annotations.NullMarked;
