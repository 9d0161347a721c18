package dev.mien.augment;

import dev.mien.OptionError;
import java.util.ArrayList;
import java.util.List;

/**
 * Enlarges a training set before training, as the two-ResNet project does: to each face come its mirror image, a copy
 * 1.5 to 2 times as bright (clipped), and with x4 also a copy 1.1 to 1.3 times as large. Only rows of the training part
 * may be enlarged: a copy of a validation row would leak it into the training.
 *
 * @param times the number of variants of each face: 1 (no copies), 3 or 4
 */
public record Enlarge(int times) {
    private static final List<Augmentation> COPIES =
            List.of(Augmentation.horizontalFlip(), Augmentation.brightness(1.5, 2), Augmentation.zoom(1.1, 1.3));

    public Enlarge {
        if (times != 1 && times != 3 && times != 4) {
            throw new OptionError(times + " times the faces", "enlarge", "use 1, 3 or 4");
        }
    }

    /**
     * Returns a variant of a face: the face itself for 0, otherwise a changed copy.
     *
     * @param variant from 0 to {@link #times()} - 1
     * @param row the index of the sample in the data; seeds the random numbers together with {@code seed}
     * @throws IllegalArgumentException when there is no such variant
     */
    public FaceSample variant(FaceSample sample, int variant, long row, long seed) {
        if (variant < 0 || variant >= times) {
            throw new IllegalArgumentException("variant " + variant + ", expected 0 to " + (times - 1));
        }
        return variant == 0 ? sample : COPIES.get(variant - 1).apply(sample, RowRandom.of(seed, row * times + variant));
    }

    /** All variants of all faces; the variants of a face are adjacent. */
    public List<FaceSample> all(List<FaceSample> samples, long seed) {
        List<FaceSample> enlarged = new ArrayList<>(samples.size() * times);
        for (int row = 0; row < samples.size(); row++) {
            for (int variant = 0; variant < times; variant++) {
                enlarged.add(variant(samples.get(row), variant, row, seed));
            }
        }
        return List.copyOf(enlarged);
    }
}
