package dev.mien.augment;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;

/**
 * A face and its points.
 *
 * @param image the face crop in any size, with its surroundings
 * @param keypoints the points in pixels of {@code image}; NaN where missing
 * @param margin the width of the surroundings on each side of the face crop, in pixels of {@code image}
 */
public record FaceSample(GrayImage image, Keypoints keypoints, int margin) {
    /** A face crop without surroundings. */
    public FaceSample(GrayImage image, Keypoints keypoints) {
        this(image, keypoints, 0);
    }

    /** A face crop without surroundings, of which no point is known. */
    public static FaceSample of(GrayImage image) {
        return new FaceSample(image, Keypoints.NONE);
    }

    /** The width of the face crop in pixels. */
    int cropWidth() {
        return image.width() - 2 * margin;
    }

    /** The height of the face crop in pixels. */
    int cropHeight() {
        return image.height() - 2 * margin;
    }
}
