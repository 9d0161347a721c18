package dev.mien.spark;

import dev.mien.UserError;
import dev.mien.dataset.PixelText;
import dev.mien.image.Picture;
import org.jspecify.annotations.Nullable;

/** Converts the cells of a table of pictures. */
final class PictureCells {
    private PictureCells() {}

    /**
     * The picture in a cell.
     *
     * @param cell the bytes of a picture file, or the pixels of a square gray picture as text
     * @param place the name of the picture, for messages
     * @throws UserError when there is no picture
     */
    static Picture of(@Nullable Object cell, String place, long maxPixels) {
        if (cell instanceof byte[] bytes) {
            return Picture.of(bytes, place, maxPixels);
        }
        if (cell instanceof String pixels) {
            return Picture.of(PixelText.square(pixels, place)).withSource(place);
        }
        throw new UserError("no picture", place, "give the bytes of a picture file, or pixels as text");
    }
}
