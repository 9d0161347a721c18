package dev.mien.evaluate;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelMetadata;

/** Points in pixels of the 96x96 crop, so that figures of images of any size can be compared. */
final class CropPixels {
    private CropPixels() {}

    /** The points of an image, scaled with it; pixel centres lie at whole numbers, so the scaling is about -0.5. */
    static Keypoints of(Keypoints points, GrayImage image) {
        float scaleX = (float) ModelMetadata.INPUT_SIZE / image.width();
        float scaleY = (float) ModelMetadata.INPUT_SIZE / image.height();
        return points.scaled(scaleX, scaleY, (scaleX - 1) / 2, (scaleY - 1) / 2);
    }
}
