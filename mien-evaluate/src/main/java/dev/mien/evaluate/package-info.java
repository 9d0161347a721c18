/**
 * Start with {@link dev.mien.evaluate.Scoring}, which evaluates models of face crops, or
 * {@link dev.mien.evaluate.DetectorEvaluator} for detectors.
 *
 * <p>In: a model file and the rows of a data set. Out: metrics as numbers, JSON and text. Uses the vocabulary,
 * {@code dev.mien.image}, {@code model}, {@code detect}, {@code dataset}, {@code metric} and {@code plot}; knows no net and no engine,
 * so that exactly what predicts is evaluated.
 */
@NullMarked
package dev.mien.evaluate;

import org.jspecify.annotations.NullMarked;
