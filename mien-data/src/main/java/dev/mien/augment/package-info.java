/**
 * A face with its points and a seed come in, the same face changed goes out: the picture as a net's input and the points
 * moved along with it. Uses the vocabulary and {@code dev.mien.image} of {@code mien-core} only.
 */
@NullMarked
package dev.mien.augment;

import org.jspecify.annotations.NullMarked;
