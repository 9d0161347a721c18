package dev.mien.spark;

import dev.mien.UserError;
import dev.mien.dataset.PixelText;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** What a cell of a table of pictures holds. */
final class Pictures {
    private Pictures() {}

    /**
     * The picture in a cell.
     *
     * @param cell a picture file's bytes, or the pixels of a square gray picture as text
     * @param place the picture's name, for messages
     * @throws UserError when there is none, or it cannot be read
     */
    static BufferedImage decode(@Nullable Object cell, String place, long maxPixels) {
        if (cell instanceof byte[] bytes) {
            return PictureFiles.decode(bytes, place, maxPixels);
        }
        if (cell instanceof String pixels) {
            return Luma.picture(PixelText.square(pixels, place));
        }
        throw new UserError("no picture", place, "give the bytes of a picture file, or pixels as text");
    }
}
