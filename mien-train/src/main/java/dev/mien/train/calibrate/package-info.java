/**
 * Start with {@link dev.mien.train.calibrate.Calibrator} for expressions, and
 * {@link dev.mien.train.calibrate.SpreadCalibration} for key points.
 *
 * <p>In: a trained model and validation samples. Out: the figures with which its probabilities or spreads are right.
 * Uses {@code train.sample}, {@code image} and {@code model}. Internal, not for users: a training ends with it.
 */
@NullMarked
package dev.mien.train.calibrate;

import org.jspecify.annotations.NullMarked;
