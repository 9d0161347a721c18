package dev.mien.augment;

import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import dev.mien.model.ModelMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Crops that a detector might give by mistake, from which a net learns what is not a face. Pure functions of the seed. */
public final class NonFaces {
    private static final int SIZE = ModelMetadata.INPUT_SIZE;
    private static final int SMALLEST = 24; // as small as the faces that are looked for
    private static final double SMALLEST_PART = .3;
    private static final double LARGEST_PART = .5;

    private NonFaces() {}

    /**
     * Square crops of photos without a face, of any place and of any size from 24 pixels to the whole height, all sizes as
     * likely as their double.
     *
     * @param each how many of each photo
     * @return [photos * each], those of one photo beside each other, 96x96
     */
    public static List<GrayImage> ofBackground(List<GrayImage> photos, int each, long seed) {
        List<GrayImage> crops = new ArrayList<>();
        for (int photo = 0; photo < photos.size(); photo++) {
            GrayImage image = photos.get(photo);
            RandomGenerator random = RowRandom.of(seed, photo);
            for (int i = 0; i < each; i++) {
                crops.add(ofBackground(image, random));
            }
        }
        return crops;
    }

    /** One such crop. */
    static GrayImage ofBackground(GrayImage photo, RandomGenerator random) {
        int largest = Math.min(photo.width(), photo.height());
        double side = SMALLEST * Math.pow((double) largest / SMALLEST, random.nextDouble());
        return square(photo, (int) Math.max(1, Math.min(largest, side)), random);
    }

    /**
     * Parts of faces, between 0.3 and 0.5 of the crop's side: an eye, a cheek, a mouth with half a nose.
     *
     * @return one of each face, 96x96
     */
    public static List<GrayImage> partsOf(List<GrayImage> faces, long seed) {
        List<GrayImage> parts = new ArrayList<>();
        for (int face = 0; face < faces.size(); face++) {
            GrayImage image = faces.get(face);
            RandomGenerator random = RowRandom.of(seed, face);
            int side = Math.min(image.width(), image.height());
            int part = (int) (side * random.nextDouble(SMALLEST_PART, LARGEST_PART));
            parts.add(square(image, Math.max(1, part), random));
        }
        return parts;
    }

    private static GrayImage square(GrayImage image, int side, RandomGenerator random) {
        int left = random.nextInt(image.width() - side + 1);
        int top = random.nextInt(image.height() - side + 1);
        return Resize.to(image.crop(left, top, side, side), SIZE, SIZE);
    }
}
