package dev.mien.evaluate;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelMetadata;

/** Converts points to pixels of the 96x96 crop, so that metrics of images of any size are comparable. */
public final class CropPixels {
    private CropPixels() {}

    /**
     * The points of an image in pixels of the crop; pixel centres lie at whole numbers, so the origin of the scaling is
     * -0.5.
     */
    static Keypoints of(Keypoints points, GrayImage image) {
        return of(points, image.width(), image.height());
    }

    /** The same for an image of that size in pixels. */
    public static Keypoints of(Keypoints points, float width, float height) {
        return scaled(points, ModelMetadata.INPUT_SIZE / width, ModelMetadata.INPUT_SIZE / height);
    }

    /** The inverse: points of the crop in pixels of the image. */
    public static Keypoints inImage(Keypoints points, GrayImage image) {
        return scaled(
                points,
                (float) image.width() / ModelMetadata.INPUT_SIZE,
                (float) image.height() / ModelMetadata.INPUT_SIZE);
    }

    private static Keypoints scaled(Keypoints points, float scaleX, float scaleY) {
        return points.scaled(scaleX, scaleY, (scaleX - 1) / 2, (scaleY - 1) / 2);
    }
}
