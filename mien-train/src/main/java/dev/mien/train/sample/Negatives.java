package dev.mien.train.sample;

import dev.mien.Amount;
import dev.mien.UserError;
import dev.mien.augment.FaceSample;
import dev.mien.augment.NonFaces;
import dev.mien.augment.PlacedFaces;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.image.GrayImage;
import dev.mien.image.PictureFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Additional data from which a key point net learns to distinguish faces from other pictures: faces without
 * annotations, and crops that show no face, a part of one, or one in the wrong place.
 *
 * @param faces the faces, without points unless teachers have located them
 * @param background photos without faces for training
 * @param crops the number of crops of each of them
 * @param heldOut photos without faces that are held out
 * @param description a description with numbers, for the model file
 */
public record Negatives(
        List<FaceSample> faces, List<GrayImage> background, int crops, List<GrayImage> heldOut, String description) {
    /** The share of the photos that is held out. */
    private static final double HELD_OUT = .2;

    private static final int HELD_OUT_CROPS_OF_A_PHOTO = 50;

    /** The approximate limit for the numbers of well placed faces, of badly placed faces and of parts. */
    private static final int MOST_OF_A_KIND = 1000;

    public Negatives {
        faces = List.copyOf(faces);
        background = List.copyOf(background);
        heldOut = List.copyOf(heldOut);
    }

    /**
     * Reads a folder of photos without faces, and selects faces of an expression data set.
     *
     * @param rows the rows of {@code more} that may be used for training
     * @param max the largest number of these rows, which are selected at random
     * @param crops the number of crops of each training photo
     * @throws UserError when a photo cannot be read, or there are too few to hold some out
     */
    public static Negatives of(Path folder, ExpressionDataset more, int[] rows, int max, int crops, long seed) {
        List<Path> photos = PictureFiles.list(folder);
        int out = (int) Math.round(HELD_OUT * photos.size());
        if (out == 0) {
            throw new UserError(
                    Amount.of(photos.size(), "photo") + ", expected at least 3",
                    folder.toString(),
                    "give a folder of more photos");
        }
        int[] order = Seeds.shuffled(photos.size(), Seeds.of(seed, Seeds.BACKGROUND));
        int[] drawn = Arrays.copyOf(
                Seeds.shuffled(rows.length, Seeds.of(seed, Seeds.MORE_FACES)), Math.min(max, rows.length));
        List<FaceSample> faces = Arrays.stream(drawn)
                .mapToObj(i -> FaceSample.of(more.image(rows[i])))
                .toList();
        return new Negatives(
                faces,
                read(photos, Arrays.copyOfRange(order, out, order.length)),
                crops,
                read(photos, Arrays.copyOf(order, out)),
                String.format(
                        Locale.ROOT,
                        "%d faces of %s, background of %d photos of %s",
                        faces.size(),
                        more.name(),
                        photos.size() - out,
                        folder.getFileName()));
    }

    private static List<GrayImage> read(List<Path> photos, int[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> PictureFiles.readGray(photos.get(number)))
                .toList();
    }

    /** Crops of the held-out photos, 96x96, none of which is a face. */
    public List<GrayImage> heldOutCrops() {
        return NonFaces.ofBackground(heldOut, HELD_OUT_CROPS_OF_A_PHOTO, 0, 0).stream()
                .map(FaceSample::image)
                .toList();
    }

    /** The same data with other faces. */
    public Negatives withFaces(List<FaceSample> others) {
        return new Negatives(others, background, crops, heldOut, description);
    }

    /**
     * The training samples that are faces in addition to the annotated ones: these faces, and every third of all faces,
     * well placed on background.
     *
     * @param margin the margin around a crop of 96x96 that augmentation may show, in pixels
     */
    public List<FaceSample> faceSamples(List<FaceSample> marked, int margin, long seed) {
        List<FaceSample> all = new ArrayList<>(faces);
        all.addAll(PlacedFaces.right(everyThird(marked, 2), background, margin, seed));
        return all;
    }

    /**
     * The training samples that are not faces: background, a part of every third of all faces, and every third badly
     * placed.
     *
     * @param margin the margin around a crop of 96x96 that augmentation may show, in pixels
     */
    public List<FaceSample> otherSamples(List<FaceSample> marked, int margin, long seed) {
        return Stream.of(
                        NonFaces.ofBackground(background, crops, margin, seed),
                        NonFaces.partsOf(everyThird(marked, 0), margin, seed),
                        PlacedFaces.wrong(everyThird(marked, 1), background, margin, seed))
                .flatMap(List::stream)
                .toList();
    }

    /** Every third of the annotated faces and these, from that one on, up to the limit. */
    private List<FaceSample> everyThird(List<FaceSample> marked, int first) {
        List<FaceSample> all = Stream.concat(marked.stream(), faces.stream()).toList();
        int step = Math.max(3, all.size() / MOST_OF_A_KIND);
        return IntStream.iterate(first, i -> i < all.size(), i -> i + step)
                .mapToObj(all::get)
                .toList();
    }
}
