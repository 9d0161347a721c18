/**
 * A model file and the rows of a data set come in, scores go out as numbers, JSON and text. Uses the vocabulary, {@code
 * dev.mien.image}, {@code model}, {@code detect}, {@code dataset} and {@code plot}; knows no net and no engine, so that what is scored is what predicts.
 */
@NullMarked
package dev.mien.evaluate;

import org.jspecify.annotations.NullMarked;
