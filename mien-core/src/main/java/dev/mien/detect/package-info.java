/**
 * A picture comes in, {@link dev.mien.detect.Detection boxes of faces} go out, and from each box the crop that the
 * models read. Uses the vocabulary, {@code dev.mien.image}, {@code dev.mien.model} and {@code dev.mien.table}.
 */
@NullMarked
package dev.mien.detect;

import org.jspecify.annotations.NullMarked;
