/**
 * Start with {@link dev.mien.measure.FaceMeasurer}, which takes all measures of a face, or
 * {@link dev.mien.measure.HeadPose} for its pose alone; {@link dev.mien.measure.ControlTable} holds controls to compare
 * with.
 *
 * <p>In: the points of a face, and its pixels for the quality. Out: {@link dev.mien.measure.HeadPose pose},
 * proportions, asymmetry and quality, each defined in {@code docs/measures.md}. They are measurements, not a diagnosis.
 * Uses the vocabulary, {@code dev.mien.table}, {@code dev.mien.image}, {@code dev.mien.detect} and
 * {@code dev.mien.align}.
 */
@NullMarked
package dev.mien.measure;

import org.jspecify.annotations.NullMarked;
