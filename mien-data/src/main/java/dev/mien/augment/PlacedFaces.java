package dev.mien.augment;

import dev.mien.Box;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Pastes faces onto crops of photos without a face, either where a correct detection has the face or elsewhere, so that
 * a net learns whether a crop fits its face. Pure functions of the seed.
 */
public final class PlacedFaces {
    private static final int SIZE = ModelMetadata.INPUT_SIZE;

    /** The ranges of a face's side and of its distance from the centre of the crop, in sides of the crop. */
    private record Placement(double smallest, double largest, double nearest, double farthest) {
        static final Placement RIGHT = new Placement(.85, 1.05, 0, .06);
        static final Placement TOO_SMALL = new Placement(.3, .65, 0, .35);
        static final Placement BESIDE = new Placement(.7, 1.1, .45, .75);
    }

    private PlacedFaces() {}

    /**
     * Positive samples: faces with a side of 0.85 to 1.05 of the crop's and at most 0.06 of it off its centre. They
     * have the same surroundings and soft edges as the negative samples, so that the net cannot tell them apart by
     * these.
     *
     * @param photos photos without a face, at least one
     * @param margin the surroundings to add on each side of a crop of 96x96, in pixels
     * @return one crop for each face
     */
    public static List<FaceSample> right(List<FaceSample> faces, List<GrayImage> photos, int margin, long seed) {
        List<FaceSample> crops = new ArrayList<>();
        for (int face = 0; face < faces.size(); face++) {
            crops.add(paste(List.of(faces.get(face)), Placement.RIGHT, photos, margin, RowRandom.of(seed, face)));
        }
        return crops;
    }

    /**
     * Negative samples: one face, or two on opposite sides, that are too small for the crop (0.3 to 0.65 of its side)
     * or whose centre lies 0.45 to 0.75 of the side off the crop's centre.
     *
     * @param photos photos without a face, at least one
     * @param margin the surroundings to add on each side of a crop of 96x96, in pixels
     * @return one crop for each face
     */
    public static List<FaceSample> wrong(List<FaceSample> faces, List<GrayImage> photos, int margin, long seed) {
        List<FaceSample> crops = new ArrayList<>();
        for (int face = 0; face < faces.size(); face++) {
            RandomGenerator random = RowRandom.of(seed, face);
            List<FaceSample> shown = random.nextBoolean()
                    ? List.of(faces.get(face))
                    : List.of(faces.get(face), faces.get(random.nextInt(faces.size())));
            crops.add(paste(
                    shown, random.nextBoolean() ? Placement.TOO_SMALL : Placement.BESIDE, photos, margin, random));
        }
        return crops;
    }

    private static FaceSample paste(
            List<FaceSample> faces, Placement placement, List<GrayImage> photos, int margin, RandomGenerator random) {
        GrayImage photo = photos.get(random.nextInt(photos.size()));
        GrayImage around = NonFaces.ofBackground(photo, margin, RowRandom.of(random.nextLong(), 0))
                .image();
        int size = SIZE + 2 * margin;
        float[] crop = new float[size * size];
        GrayWarp.run(around, Affine.IDENTITY, crop, 0, size, size);
        Paste paste = new Paste(crop, size);
        double direction = random.nextDouble(2 * Math.PI);
        for (FaceSample face : faces) {
            double side = SIZE * random.nextDouble(placement.smallest, placement.largest);
            double off = SIZE * random.nextDouble(placement.nearest, placement.farthest);
            double middleX = size / 2.0 + off * Math.cos(direction);
            double middleY = size / 2.0 + off * Math.sin(direction);
            double half = side / 2 * face.image().width() / face.cropWidth();
            Box place = new Box((float) (middleX - half), (float) (middleY - half), (float) (middleX + half), (float)
                    (middleY + half));
            paste.draw(face.image(), place, random);
            direction += Math.PI;
        }
        return new FaceSample(SamplePixels.toImage(crop, size, size), Keypoints.NONE, margin);
    }
}
