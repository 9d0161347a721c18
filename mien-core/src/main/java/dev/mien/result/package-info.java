/**
 * {@link dev.mien.result.FaceResult Faces that were read}, and what of their picture was not, as tables, CSV, JSON and in the columns
 * of other tools. Uses the vocabulary and {@code dev.mien.measure}.
 */
@NullMarked
package dev.mien.result;

import org.jspecify.annotations.NullMarked;
