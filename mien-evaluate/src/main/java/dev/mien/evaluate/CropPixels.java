package dev.mien.evaluate;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelMetadata;

/** Points in pixels of the 96x96 crop, so that figures of images of any size can be compared. */
public final class CropPixels {
    private CropPixels() {}

    /** The points of an image, scaled with it; pixel centres lie at whole numbers, so the scaling is about -0.5. */
    static Keypoints of(Keypoints points, GrayImage image) {
        return of(points, image.width(), image.height());
    }

    /** The same for an image of that size in pixels. */
    public static Keypoints of(Keypoints points, float width, float height) {
        float scaleX = ModelMetadata.INPUT_SIZE / width;
        float scaleY = ModelMetadata.INPUT_SIZE / height;
        return points.scaled(scaleX, scaleY, (scaleX - 1) / 2, (scaleY - 1) / 2);
    }
}
