/**
 * Start with {@link dev.mien.synthetic.SyntheticFaces}. Seeds come in, synthetic gray faces with exact points and a
 * clear expression go out: data for the demo, for tests and for benchmarks. Uses {@code dataset}, {@code augment} and,
 * of {@code mien-core}, {@code image} and {@code align}.
 */
@NullMarked
package dev.mien.synthetic;

import org.jspecify.annotations.NullMarked;
