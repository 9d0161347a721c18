/**
 * A model file and the rows of a data set come in, scores go out as numbers, JSON and text. Uses the vocabulary, {@code
 * dev.mien.model} and {@code dataset}; knows no net and no engine, so that what is scored is what predicts.
 */
@NullMarked
package dev.mien.evaluate;

import org.jspecify.annotations.NullMarked;
