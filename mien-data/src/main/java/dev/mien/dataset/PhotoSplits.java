package dev.mien.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Splits photos into training, validation and test photos for a detector. */
public final class PhotoSplits {
    /** The share of photos for testing. */
    public static final double TEST = .15;

    /** The share of the remaining photos for validation. */
    public static final double VALIDATION = .05;

    /** The share of photos without faces for testing. */
    public static final double BACKGROUND_TEST = .5;

    private PhotoSplits() {}

    /**
     * A random split, with copies of a photo in the same part; half of the photos without faces are test photos. Photos
     * that cannot be read are in no part.
     */
    public static Split draw(FacePhotos photos, long seed) {
        int[][] faces = parts(photos.photos().subList(0, photos.annotated()), 0, TEST, seed);
        int[][] others = parts(
                photos.photos().subList(photos.annotated(), photos.photos().size()),
                photos.annotated(),
                BACKGROUND_TEST,
                seed);
        return new Split(
                description(seed),
                joined(faces[0], others[0]),
                joined(faces[1], others[1]),
                joined(faces[2], others[2]));
    }

    /** The description of {@link #draw}'s split with that seed. */
    public static String description(long seed) {
        return "by photo, copies together: 15 % held out, of the rest 5 % for validation; half of those without a face held"
                + " out; seed " + seed;
    }

    private static int[][] parts(List<FacePhoto> photos, int first, double test, long seed) {
        int[] groups = AlikePhotos.groups(photos);
        Map<Integer, List<Integer>> rows = IntStream.range(0, groups.length)
                .filter(row -> photos.get(row).isReadable())
                .boxed()
                .collect(Collectors.groupingBy(row -> groups[row], TreeMap::new, Collectors.toList()));
        List<List<Integer>> shuffled = new ArrayList<>(rows.values());
        Collections.shuffle(shuffled, new Random(new SplittableRandom(seed).nextLong()));
        int[] order = shuffled.stream()
                .flatMap(List::stream)
                .mapToInt(row -> row + first)
                .toArray();
        int heldOut = wholeGroups(shuffled, test * order.length);
        int checked = wholeGroups(shuffled, heldOut + VALIDATION * (order.length - heldOut));
        return new int[][] {
            Arrays.copyOfRange(order, checked, order.length),
            Arrays.copyOfRange(order, heldOut, checked),
            Arrays.copyOf(order, heldOut)
        };
    }

    /** The rows of as many groups as are needed for that number of rows. */
    private static int wholeGroups(List<List<Integer>> groups, double minRows) {
        int rows = 0;
        for (List<Integer> group : groups) {
            if (rows >= minRows) {
                break;
            }
            rows += group.size();
        }
        return rows;
    }

    private static int[] joined(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).sorted().toArray();
    }
}
