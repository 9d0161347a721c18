/**
 * Pictures come in, {@link dev.mien.analyze.FaceResult faces with key points and expression} go out, and from those CSV,
 * JSON, annotated pictures and grids. Uses the vocabulary, {@code dev.mien.image}, {@code dev.mien.model}, {@code
 * dev.mien.detect} and {@code dev.mien.measure}.
 */
@NullMarked
package dev.mien.analyze;

import org.jspecify.annotations.NullMarked;
