/**
 * Start with {@link dev.mien.dataset.Datasets}, which reads data sets, and {@link dev.mien.dataset.Splits}, which
 * splits them without leaks.
 *
 * <p>In: data files. Out: rows of uint8 images with their labels, and splits. Uses the vocabulary,
 * {@code dev.mien.image}, {@code dev.mien.table}, {@code dev.mien.detect} and {@code dev.mien.align} of
 * {@code mien-core}; all later steps of training and evaluation build on it.
 */
@NullMarked
package dev.mien.dataset;

import org.jspecify.annotations.NullMarked;
