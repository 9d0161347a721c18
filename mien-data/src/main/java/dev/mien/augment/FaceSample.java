package dev.mien.augment;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;

/**
 * A face and its points.
 *
 * @param image the face crop in any size, and what is around it
 * @param keypoints the points in pixels of {@code image}; NaN where missing
 * @param margin how far {@code image} goes beyond the face crop on each side, in its pixels
 */
public record FaceSample(GrayImage image, Keypoints keypoints, int margin) {
    /** A face crop with nothing around it. */
    public FaceSample(GrayImage image, Keypoints keypoints) {
        this(image, keypoints, 0);
    }

    /** A face of which no point is known. */
    public static FaceSample of(GrayImage image) {
        return new FaceSample(image, Keypoints.NONE);
    }

    /** How many pixels the crop's width has. */
    int cropWidth() {
        return image.width() - 2 * margin;
    }

    /** How many pixels the crop's height has. */
    int cropHeight() {
        return image.height() - 2 * margin;
    }
}
