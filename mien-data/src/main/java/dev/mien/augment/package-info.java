/**
 * A face with its points and a seed come in, the same face changed goes out: the picture as a net's input and the points
 * moved along with it. Uses {@code dataset}'s faces, and of {@code mien-core} the vocabulary, {@code image}, how boxes
 * overlap of {@code detect}, and what {@code model} says of a net's input and cells.
 */
@NullMarked
package dev.mien.augment;

import org.jspecify.annotations.NullMarked;
