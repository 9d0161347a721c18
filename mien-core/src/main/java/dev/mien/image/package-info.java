/**
 * Start with {@link dev.mien.image.Picture}, which represents a file, bytes, a stream or pixels to analyze;
 * {@link dev.mien.image.PictureFiles} lists, reads and writes picture files.
 *
 * <p>In: picture files. Out: pixels in the right orientation: in gray, in colours, cropped and scaled. The only package
 * that sees Leptonica; uses the vocabulary only.
 */
@NullMarked
package dev.mien.image;

import org.jspecify.annotations.NullMarked;
