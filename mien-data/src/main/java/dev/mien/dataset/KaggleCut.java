package dev.mien.dataset;

import dev.mien.Amount;
import dev.mien.Keypoints;
import dev.mien.UserError;
import dev.mien.align.KaggleFrame;
import dev.mien.align.Place;
import dev.mien.detect.FaceCrop;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.Resize;

/** Crops annotated faces in the framing of Kaggle's data: upright, 96x96, with the points about where Kaggle's are. */
final class KaggleCut {
    private KaggleCut() {}

    /**
     * A cropped face with its points.
     *
     * @param keypoints in pixels of the 96x96 crop; points outside of it are missing
     * @param surroundings the same with more around it
     */
    record Cut(GrayImage image, Keypoints keypoints, KeypointDataset.Surroundings surroundings) {}

    /**
     * Crops the face in a picture.
     *
     * @param marked in pixels of the picture
     * @throws UserError when the picture cannot be read, or fewer than three points are annotated
     */
    static Cut of(Picture picture, Keypoints marked) {
        FaceCrop face = KaggleFrame.around(marked)
                .orElseThrow(() -> new UserError(
                        Amount.of(marked.kaggle().count(), "point"),
                        picture.source(),
                        "annotate at least three of a face"));
        double side = face.width();
        if (!(side >= 1)) {
            throw new UserError("a face of " + side + " pixels", picture.source(), "look at its points");
        }
        Place middle = new Place(face.centerX() - .5, face.centerY() - .5);
        int wide = KaggleFrame.SIDE + 2 * KeypointDataset.MARGIN;
        return new Cut(
                pixels(picture, middle, side, KaggleFrame.SIDE),
                inside(marked, middle, KaggleFrame.SIDE / side, KaggleFrame.SIDE),
                new KeypointDataset.Surroundings(
                        pixels(picture, middle, side * wide / KaggleFrame.SIDE, wide),
                        inside(marked, middle, KaggleFrame.SIDE / side, wide)));
    }

    /** The square around a centre, resampled to that number of pixels a side. */
    private static GrayImage pixels(Picture picture, Place middle, double side, int pixels) {
        FaceCrop crop = new FaceCrop(middle.x() + .5, middle.y() + .5, side, side, 0);
        return Resize.to(crop.pixels(picture), pixels, pixels);
    }

    /** The points in pixels of such a square; points outside of it are missing. */
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
