/**
 * The points of a face come in, and where it matters its pixels; what can be measured on them goes out: {@link
 * dev.mien.measure.HeadPose how the head is turned}. {@code docs/measures.md} defines each. Measurements, never a diagnosis. Uses the
 * vocabulary, {@code dev.mien.image} and {@code dev.mien.detect}.
 */
@NullMarked
package dev.mien.measure;

import org.jspecify.annotations.NullMarked;
