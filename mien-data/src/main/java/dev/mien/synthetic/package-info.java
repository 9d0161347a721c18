/**
 * Start with {@link dev.mien.synthetic.SyntheticFaces}, which draws data sets for the demo, tests and benchmarks.
 *
 * <p>In: a seed. Out: synthetic gray faces with exact points and a clear expression. Uses {@code dataset},
 * {@code augment} and, of {@code mien-core}, {@code image} and {@code align}.
 */
@NullMarked
package dev.mien.synthetic;

import org.jspecify.annotations.NullMarked;
