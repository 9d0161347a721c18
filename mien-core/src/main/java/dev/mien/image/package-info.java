/**
 * Picture files come in, pixels in the right orientation go out: reading, gray conversion, crops and scaling. Uses the
 * vocabulary only.
 */
@NullMarked
package dev.mien.image;

import org.jspecify.annotations.NullMarked;
