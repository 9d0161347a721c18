package dev.mien.augment;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;

/**
 * A face and its points.
 *
 * @param image the face crop in any size
 * @param keypoints the points in pixels of {@code image}; NaN where missing
 */
public record FaceSample(GrayImage image, Keypoints keypoints) {
    /** A face of which no point is known. */
    public static FaceSample of(GrayImage image) {
        return new FaceSample(image, Keypoints.NONE);
    }
}
