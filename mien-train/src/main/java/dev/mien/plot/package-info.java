/** Numbers with their names come in, PNG charts go out. Uses {@code mien-core} only, and hides the chart library. */
@NullMarked
package dev.mien.plot;

import org.jspecify.annotations.NullMarked;
