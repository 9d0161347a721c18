package dev.mien.train.sample;

import dev.mien.Amount;
import dev.mien.UserError;
import dev.mien.augment.FaceSample;
import dev.mien.augment.NonFaces;
import dev.mien.augment.PlacedFaces;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.FacePhoto;
import dev.mien.dataset.FacePhotos;
import dev.mien.image.GrayImage;
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
     * Reads photos without faces, and selects faces of an expression data set.
     *
     * @param photos photos without faces; those that are known to be unreadable are left out, and the others are the
     *     same as without them
     * @param rows the rows of {@code more} that may be used for training
     * @param max the largest number of these rows, which are selected at random
     * @param crops the number of crops of each training photo
     * @throws UserError when there are too few photos to hold some out
     */
    public static Negatives of(FacePhotos photos, ExpressionDataset more, int[] rows, int max, int crops, long seed) {
        int count = photos.photos().size();
        int out = (int) Math.round(HELD_OUT * count);
        int[] order = Seeds.shuffled(count, Seeds.of(seed, Seeds.BACKGROUND));
        List<GrayImage> heldOut = read(photos, Arrays.copyOf(order, out));
        List<GrayImage> background = read(photos, Arrays.copyOfRange(order, out, count));
        if (heldOut.isEmpty() || background.isEmpty()) {
            throw new UserError(
                    Amount.of(heldOut.size() + background.size(), "photo") + ", expected at least 3",
                    photos.name(),
                    "give a folder of more photos");
        }
        int[] drawn = Arrays.copyOf(
                Seeds.shuffled(rows.length, Seeds.of(seed, Seeds.MORE_FACES)), Math.min(max, rows.length));
        List<FaceSample> faces = Arrays.stream(drawn)
                .mapToObj(i -> FaceSample.of(more.image(rows[i])))
                .toList();
        return new Negatives(
                faces,
                background,
                crops,
                heldOut,
                String.format(
                        Locale.ROOT,
                        "%d faces of %s, background of %d photos of %s",
                        faces.size(),
                        more.name(),
                        background.size(),
                        photos.name()));
    }

    private static List<GrayImage> read(FacePhotos photos, int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(photos.photos()::get)
                .filter(FacePhoto::isReadable)
                .map(FacePhoto::gray)
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
