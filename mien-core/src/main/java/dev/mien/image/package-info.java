/**
 * Start with {@link dev.mien.image.Picture}, which represents a file, bytes, a stream or pixels to analyze;
 * {@link dev.mien.image.PictureFiles} lists, reads and writes picture files.
 *
 * <p>Picture files come in, pixels in the right orientation go out: reading, gray conversion, crops and scaling. Uses
 * the vocabulary only.
 */
@NullMarked
package dev.mien.image;

import org.jspecify.annotations.NullMarked;
