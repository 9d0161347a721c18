package dev.mien.augment;

import dev.mien.Box;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Crops of photos without a face on which faces are pasted, in the place where a detector's box should have them or in others,
 * from which a net learns how well a crop is placed. Pure functions of the seed.
 */
public final class PlacedFaces {
    private static final int SIZE = ModelMetadata.INPUT_SIZE;

    /** How large a face is and how far off the middle, in sides of the crop. */
    private record Placement(double smallest, double largest, double nearest, double farthest) {
        static final Placement RIGHT = new Placement(.85, 1.05, 0, .06);
        static final Placement TOO_SMALL = new Placement(.3, .65, 0, .35);
        static final Placement BESIDE = new Placement(.7, 1.1, .45, .75);
    }

    private PlacedFaces() {}

    /**
     * Well placed faces, between 0.85 and 1.05 of the crop's side and at most 0.06 off its middle: what is around them, and the
     * soft edge in between, tells nothing.
     *
     * @param photos photos without a face, at least one
     * @return one for each face, 96x96
     */
    public static List<GrayImage> right(List<GrayImage> faces, List<GrayImage> photos, long seed) {
        List<GrayImage> crops = new ArrayList<>();
        for (int face = 0; face < faces.size(); face++) {
            crops.add(paste(List.of(faces.get(face)), Placement.RIGHT, photos, RowRandom.of(seed, face)));
        }
        return crops;
    }

    /**
     * Badly placed faces, one or two on opposite sides, that are too small for the crop, 0.3 to 0.65 of its side, or whose
     * middle lies 0.45 to 0.75 of the side off the crop's.
     *
     * @param photos photos without a face, at least one
     * @return one for each face, 96x96
     */
    public static List<GrayImage> wrong(List<GrayImage> faces, List<GrayImage> photos, long seed) {
        List<GrayImage> crops = new ArrayList<>();
        for (int face = 0; face < faces.size(); face++) {
            RandomGenerator random = RowRandom.of(seed, face);
            List<GrayImage> shown = random.nextBoolean()
                    ? List.of(faces.get(face))
                    : List.of(faces.get(face), faces.get(random.nextInt(faces.size())));
            crops.add(paste(shown, random.nextBoolean() ? Placement.TOO_SMALL : Placement.BESIDE, photos, random));
        }
        return crops;
    }

    private static GrayImage paste(
            List<GrayImage> faces, Placement placement, List<GrayImage> photos, RandomGenerator random) {
        GrayImage photo = photos.get(random.nextInt(photos.size()));
        GrayImage around = NonFaces.ofBackground(photo, RowRandom.of(random.nextLong(), 0));
        float[] crop = new float[SIZE * SIZE];
        GrayWarp.run(around, Affine.IDENTITY, crop, 0, SIZE, SIZE);
        Paste paste = new Paste(crop, 0);
        double direction = random.nextDouble(2 * Math.PI);
        for (GrayImage face : faces) {
            double side = SIZE * random.nextDouble(placement.smallest, placement.largest);
            double off = SIZE * random.nextDouble(placement.nearest, placement.farthest);
            double left = (SIZE - side) / 2 + off * Math.cos(direction);
            double top = (SIZE - side) / 2 + off * Math.sin(direction);
            paste.draw(face, new Box((float) left, (float) top, (float) (left + side), (float) (top + side)), random);
            direction += Math.PI;
        }
        return SamplePixels.toImage(crop, SIZE, SIZE);
    }
}
