/**
 * Start with {@link dev.mien.train.calibrate.Calibrator} for expressions, and
 * {@link dev.mien.train.calibrate.SpreadCalibration} and {@link dev.mien.train.calibrate.PointRegression} for key points.
 *
 * <p>In: a trained model and samples. Out: the figures with which its probabilities, spreads or points are right.
 * Uses {@code train.sample}, {@code image}, {@code measure} (for its linear equations) and {@code model}. Internal, not for users: a training ends with it.
 */
@NullMarked
package dev.mien.train.calibrate;

import org.jspecify.annotations.NullMarked;
