package dev.mien.dataset;

import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds photos that are copies of each other, even in another size or compression: those with almost equal difference
 * hashes (dhash, as in Buchner's "imagehash"), which tell for each cell of a grid of 8 by 8 whether the brightness
 * rises or falls to the right.
 */
final class AlikePhotos {
    private static final int GRID = 8;

    /** The largest number of the 64 bits that may differ. */
    private static final int DIFFERENT = 4;

    private AlikePhotos() {}

    /**
     * For each photo the index of the first one that it is a copy of, or its own index if there is none, as for photos
     * that cannot be read.
     */
    static int[] groups(List<FacePhoto> photos) {
        long[] hashes = photos.parallelStream()
                .mapToLong(photo -> photo.isReadable() ? hash(photo.gray()) : 0)
                .toArray();
        RowGroups groups = new RowGroups(hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            for (int j = 0; j < i; j++) {
                boolean areBoth = photos.get(i).isReadable() && photos.get(j).isReadable();
                if (areBoth && areAlike(hashes[i], hashes[j])) {
                    groups.join(i, j);
                }
            }
        }
        return IntStream.range(0, hashes.length).map(groups::root).toArray();
    }

    /** Whether photos with these hashes are copies of each other. */
    static boolean areAlike(long a, long b) {
        return Long.bitCount(a ^ b) <= DIFFERENT;
    }

    static long hash(GrayImage photo) {
        return hash(Resize.to(photo, GRID + 1, GRID), 0, 1);
    }

    /** The hash of the mirror image. */
    static long mirroredHash(GrayImage photo) {
        return hash(Resize.to(photo, GRID + 1, GRID), GRID, -1);
    }

    /** The hash of a picture of 9 by 8 pixels, of which the columns are read from the first one in these steps. */
    private static long hash(GrayImage small, int first, int step) {
        long hash = 0;
        for (int y = 0; y < GRID; y++) {
            for (int i = 0; i < GRID; i++) {
                int x = first + i * step;
                hash = hash << 1 | (small.at(x, y) < small.at(x + step, y) ? 1 : 0);
            }
        }
        return hash;
    }
}
