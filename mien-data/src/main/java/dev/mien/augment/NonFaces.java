package dev.mien.augment;

import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import dev.mien.model.ModelMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Negative samples: crops like the false detections of a detector. Pure functions of the seed. */
public final class NonFaces {
    private static final int SIZE = ModelMetadata.INPUT_SIZE;
    private static final int SMALLEST = 24; // as small as the faces to be found
    private static final double SMALLEST_PART = .3;
    private static final double LARGEST_PART = .5;

    private NonFaces() {}

    /**
     * Square crops of photos without a face, at any place; the side is drawn uniformly on a logarithmic scale from 24
     * pixels to the shorter side of the photo.
     *
     * @param each the number of crops of each photo
     * @param margin the surroundings to add on each side of a crop of 96x96, in pixels
     * @return [photos * each]; the crops of a photo are adjacent
     */
    public static List<FaceSample> ofBackground(List<GrayImage> photos, int each, int margin, long seed) {
        List<FaceSample> crops = new ArrayList<>();
        for (int photo = 0; photo < photos.size(); photo++) {
            GrayImage image = photos.get(photo);
            RandomGenerator random = RowRandom.of(seed, photo);
            for (int i = 0; i < each; i++) {
                crops.add(ofBackground(image, margin, random));
            }
        }
        return crops;
    }

    /** A single crop of a photo without a face, as {@link #ofBackground(List, int, int, long)} draws them. */
    static FaceSample ofBackground(GrayImage photo, int margin, RandomGenerator random) {
        int largest = Math.min(photo.width(), photo.height());
        double side = SMALLEST * Math.pow((double) largest / SMALLEST, random.nextDouble());
        return square(photo, side, margin, random);
    }

    /**
     * Crops of parts of faces, such as an eye, a cheek, or a mouth with half a nose; their side is 0.3 to 0.5 of that
     * of the face crop.
     *
     * @param margin the surroundings to add on each side of a crop of 96x96, in pixels
     * @return one crop for each face
     */
    public static List<FaceSample> partsOf(List<FaceSample> faces, int margin, long seed) {
        List<FaceSample> parts = new ArrayList<>();
        for (int face = 0; face < faces.size(); face++) {
            FaceSample sample = faces.get(face);
            RandomGenerator random = RowRandom.of(seed, face);
            int side = Math.min(sample.cropWidth(), sample.cropHeight());
            parts.add(square(sample.image(), side * random.nextDouble(SMALLEST_PART, LARGEST_PART), margin, random));
        }
        return parts;
    }

    /** A crop of that side with its margin, reduced to the shorter side of the image if it is larger. */
    private static FaceSample square(GrayImage image, double side, int margin, RandomGenerator random) {
        int pixels = SIZE + 2 * margin;
        int largest = Math.min(image.width(), image.height());
        int whole = (int) Math.max(1, Math.min(largest, side * pixels / SIZE));
        int left = random.nextInt(image.width() - whole + 1);
        int top = random.nextInt(image.height() - whole + 1);
        GrayImage crop = Resize.to(image.crop(left, top, whole, whole), pixels, pixels);
        return new FaceSample(crop, Keypoints.NONE, margin);
    }
}
