package dev.mien.dataset;

import dev.mien.Amount;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.UserError;
import dev.mien.align.Place;
import dev.mien.align.SimilarityTransform;
import dev.mien.detect.FaceCrop;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.Resize;
import java.util.ArrayList;
import java.util.List;

/** Cuts marked faces out of pictures as the rows of Kaggle's data are framed: upright, 96x96, the points about where they lie there. */
final class KaggleCut {
    static final int SIDE = 96;

    private static final int MIN_POINTS = 3;

    /** The mean of Kaggle's 2,140 complete rows, in the points' order. */
    private static final float[] MEAN = {
        66.2f, 36.8f, 29.6f, 37.1f, 59.3f, 37.9f, 73.4f, 37.6f, 36.6f, 37.9f, 22.4f, 38.0f, 56.1f, 29.2f, 79.6f, 29.7f,
        39.3f, 29.4f, 15.8f, 30.5f, 48.0f, 57.3f, 63.4f, 75.9f, 33.0f, 76.1f, 48.1f, 72.7f, 48.1f, 82.6f
    };

    private KaggleCut() {}

    /**
     * A face and its points in it.
     *
     * @param keypoints in pixels of the 96x96; those that lie outside are missing
     * @param surroundings the same with more around it
     */
    record Cut(GrayImage image, Keypoints keypoints, KeypointDataset.Surroundings surroundings) {}

    /**
     * The face in a picture.
     *
     * @param marked in pixels of the picture
     * @throws UserError when the picture cannot be read, or fewer than three points are marked
     */
    static Cut of(Picture picture, Keypoints marked) {
        List<Place> mean = new ArrayList<>();
        List<Place> seen = new ArrayList<>();
        for (Keypoint point : Keypoint.ALL) {
            if (marked.has(point)) {
                mean.add(new Place(MEAN[2 * point.ordinal()], MEAN[2 * point.ordinal() + 1]));
                seen.add(new Place(marked.x(point), marked.y(point)));
            }
        }
        if (seen.stream().distinct().count() < MIN_POINTS) {
            throw new UserError(Amount.of(seen.size(), "point"), picture.source(), "annotate at least three of a face");
        }
        SimilarityTransform fit = SimilarityTransform.fit(mean, seen);
        Place middle = fit.of(new Place((SIDE - 1) / 2.0, (SIDE - 1) / 2.0));
        double side = SIDE * fit.scale();
        if (!(side >= 1)) {
            throw new UserError("a face of " + side + " pixels", picture.source(), "look at its points");
        }
        int wide = SIDE + 2 * KeypointDataset.MARGIN;
        return new Cut(
                pixels(picture, middle, side, SIDE),
                inside(marked, middle, SIDE / side, SIDE),
                new KeypointDataset.Surroundings(
                        pixels(picture, middle, side * wide / SIDE, wide), inside(marked, middle, SIDE / side, wide)));
    }

    /** The square about that middle, in so many pixels. */
    private static GrayImage pixels(Picture picture, Place middle, double side, int pixels) {
        FaceCrop crop = new FaceCrop(middle.x() + .5, middle.y() + .5, side, side, 0);
        return Resize.to(crop.pixels(picture), pixels, pixels);
    }

    /** The points in such a square of so many pixels; those beyond it are missing. */
    private static Keypoints inside(Keypoints marked, Place middle, double pixelsPerPixel, int pixels) {
        float scale = (float) pixelsPerPixel;
        float shiftX = (float) ((pixels - 1) / 2.0 - scale * middle.x());
        float shiftY = (float) ((pixels - 1) / 2.0 - scale * middle.y());
        float[] points = marked.scaled(scale, scale, shiftX, shiftY).toArray();
        for (int i = 0; i < points.length; i += 2) {
            boolean in = points[i] >= 0 && points[i] < pixels && points[i + 1] >= 0 && points[i + 1] < pixels;
            if (!in) {
                points[i] = Float.NaN;
                points[i + 1] = Float.NaN;
            }
        }
        return Keypoints.of(points);
    }
}
