/**
 * Start with {@link dev.mien.plot.Charts}, which draws charts as PNG and SVG.
 *
 * <p>In: numbers with their names. Out: picture files. The only package that sees XChart and Batik; uses
 * {@code mien-core} only.
 */
@NullMarked
package dev.mien.plot;

import org.jspecify.annotations.NullMarked;
