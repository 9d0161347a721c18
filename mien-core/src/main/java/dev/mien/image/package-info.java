/**
 * {@link dev.mien.image.Picture} is where to begin: a file, bytes, a stream or pixels as something that faces can be read of. {@link
 * dev.mien.image.PictureFiles} lists and writes picture files.
 *
 * <p>Picture files come in, pixels in the right orientation go out: reading, gray conversion, crops and scaling. Uses the
 * vocabulary only.
 */
@NullMarked
package dev.mien.image;

import org.jspecify.annotations.NullMarked;
