package dev.mien.dataset;

import dev.mien.image.GrayImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds exact copies among the rows of a data set: pictures equal in size and in every pixel. */
public final class Copies {
    private final int[] first;

    private Copies(int[] first) {
        this.first = first;
    }

    /** Compares all rows of a data set. */
    public static Copies of(Dataset data) {
        int[] first = new int[data.size()];
        Map<Picture, Integer> seen = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            Integer earlier = data.hasImages() ? seen.putIfAbsent(Picture.of(data.image(i)), i) : null;
            first[i] = earlier == null ? i : earlier;
        }
        return new Copies(first);
    }

    /** The first row with the same picture, which may be the row itself. */
    public int first(int row) {
        return first[row];
    }

    /** The number of rows beyond the first of each picture. */
    public int surplus() {
        int surplus = 0;
        for (int i = 0; i < first.length; i++) {
            surplus += first[i] == i ? 0 : 1;
        }
        return surplus;
    }

    /**
     * The rows whose picture occurs among other rows, of the same data set or another one.
     *
     * @param rows the rows of {@code data} to check
     * @param otherRows the rows of {@code other} to compare them with
     */
    public static int[] alsoIn(Dataset data, int[] rows, Dataset other, int[] otherRows) {
        Set<Picture> known = new HashSet<>();
        for (int row : otherRows) {
            known.add(Picture.of(other.image(row)));
        }
        return Arrays.stream(rows)
                .filter(row -> known.contains(Picture.of(data.image(row))))
                .toArray();
    }

    /** A picture with equality by its pixels. */
    private record Picture(GrayImage image, int hash) {
        static Picture of(GrayImage image) {
            return new Picture(image, Arrays.hashCode(image.pixels()));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Picture that
                    && hash == that.hash
                    && image.width() == that.image.width()
                    && Arrays.equals(image.pixels(), that.image.pixels());
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
