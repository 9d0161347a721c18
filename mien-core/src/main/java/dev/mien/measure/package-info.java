/**
 * {@link dev.mien.measure.FaceMeasurer} takes all measures of a face, {@link dev.mien.measure.HeadPose} its pose alone; {@link
 * dev.mien.measure.ControlTable} has the controls that they are compared with.
 *
 * <p>The points of a face come in, and where it matters its pixels; what can be measured on them goes out: {@link
 * dev.mien.measure.HeadPose how the head is turned}, its proportions, how unlike its sides are, how well it can be read. {@code
 * docs/measures.md} defines each. Measurements, never a diagnosis. Uses the vocabulary, {@code dev.mien.table}, {@code dev.mien.image},
 * {@code dev.mien.detect} and {@code dev.mien.align}.
 */
@NullMarked
package dev.mien.measure;

import org.jspecify.annotations.NullMarked;
