/**
 * Files as users have them come in, rows of uint8 images with their labels go out, and splits that no copy crosses. Uses
 * the vocabulary, {@code dev.mien.image}, {@code dev.mien.table}, {@code dev.mien.detect} and {@code dev.mien.align} of {@code mien-core}; every later step takes what this
 * one gives.
 */
@NullMarked
package dev.mien.dataset;

import org.jspecify.annotations.NullMarked;
