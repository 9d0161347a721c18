/**
 * Start with {@link dev.mien.plot.Charts}. Numbers with their names come in, charts go out as PNG and SVG. Uses
 * {@code mien-core} only, and hides the chart library.
 */
@NullMarked
package dev.mien.plot;

import org.jspecify.annotations.NullMarked;
