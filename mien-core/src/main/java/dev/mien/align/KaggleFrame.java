package dev.mien.align;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.detect.FaceCrop;
import java.util.Map;
import java.util.Optional;

/**
 * How the pictures of Kaggle's Facial Keypoints Detection frame a face, and thus what the models were trained on: a
 * square with the forehead but without the chin.
 */
public final class KaggleFrame {
    /** The pictures' width and height in pixels. */
    public static final int SIDE = 96;

    /** The number of points needed to locate a face. */
    public static final int MIN_POINTS = 3;

    /** The mean positions of the points in the 96x96 pixels, over Kaggle's 2,140 complete rows. */
    public static final Keypoints MEAN = Keypoints.of(
            66.2f, 36.8f, 29.6f, 37.1f, 59.3f, 37.9f, 73.4f, 37.6f, 36.6f, 37.9f, 22.4f, 38.0f, 56.1f, 29.2f, 79.6f,
            29.7f, 39.3f, 29.4f, 15.8f, 30.5f, 48.0f, 57.3f, 63.4f, 75.9f, 33.0f, 76.1f, 48.1f, 72.7f, 48.1f, 82.6f);

    private KaggleFrame() {}

    /**
     * The square around a face, rotated with it, in which the mean face lies closest to its points ({@link
     * SimilarityTransform#fit}).
     *
     * @param points in pixels of the picture
     * @return empty if fewer than {@value #MIN_POINTS} points are known, or all of them coincide
     */
    public static Optional<FaceCrop> around(Keypoints points) {
        Map<Keypoint, Place> seen = Place.of(points.kaggle());
        if (seen.values().stream().distinct().count() < MIN_POINTS) {
            return Optional.empty();
        }
        return SimilarityTransform.fit(Place.of(MEAN), seen).map(KaggleFrame::square);
    }

    private static FaceCrop square(SimilarityTransform fit) {
        Place middle = fit.of(new Place((SIDE - 1) / 2.0, (SIDE - 1) / 2.0));
        double side = SIDE * fit.scale();
        return new FaceCrop(middle.x() + .5, middle.y() + .5, side, side, Math.toRadians(fit.degrees()));
    }
}
