package dev.mien.augment;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws photos with faces at random, also such with a face of a minimum size. */
final class Crowds {
    private final List<Crowd> sorted; // by the size of the largest face, ascending

    /**
     * @param crowds at least one
     */
    Crowds(List<Crowd> crowds) {
        this.sorted = crowds.stream()
                .sorted(Comparator.comparingDouble(Crowd::largest))
                .toList();
    }

    Crowd any(RandomGenerator random) {
        return sorted.get(random.nextInt(sorted.size()));
    }

    /**
     * A random photo whose largest face has at least that side in pixels; if there is none, the photo with the largest
     * face.
     */
    Crowd withFaceOf(double minSize, RandomGenerator random) {
        int first = 0;
        int end = sorted.size() - 1;
        while (first < end) {
            int middle = (first + end) >>> 1;
            if (sorted.get(middle).largest() >= minSize) {
                end = middle;
            } else {
                first = middle + 1;
            }
        }
        return sorted.get(first + random.nextInt(sorted.size() - first));
    }
}
