package dev.mien.augment;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Photos with faces, from which one with a face of some size can be drawn. */
final class Crowds {
    private final List<Crowd> sorted; // those with the largest faces last

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

    /** One whose largest face is that large, in pixels; at worst the one with the largest face of all. */
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
