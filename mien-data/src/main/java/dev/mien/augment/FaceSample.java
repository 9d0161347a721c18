package dev.mien.augment;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import java.util.Arrays;

/**
 * A face and its points.
 *
 * @param image the face crop in any size
 * @param keypoints the points in pixels of {@code image}; NaN where missing
 */
public record FaceSample(GrayImage image, Keypoints keypoints) {
    private static final Keypoints NO_POINTS = noPoints();

    /** A face of which no point is known. */
    public static FaceSample of(GrayImage image) {
        return new FaceSample(image, NO_POINTS);
    }

    private static Keypoints noPoints() {
        float[] missing = new float[2 * Keypoint.COUNT];
        Arrays.fill(missing, Float.NaN);
        return Keypoints.of(missing);
    }
}
