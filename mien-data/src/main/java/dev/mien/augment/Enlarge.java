package dev.mien.augment;

import dev.mien.OptionError;
import java.util.ArrayList;
import java.util.List;

/**
 * Enlarges a training set before training, as the two-ResNet project does: each face, its mirror image, a copy 1.5 to 2
 * times as bright (clipped), and with x4 also one that is 1.1 to 1.3 times as large. Only rows of the training part may
 * be enlarged; a copy of a validation row would leak.
 *
 * @param times 1 (no copies), 3 or 4 times the faces
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
     * One of a face's variants: 0 the face itself, then its changed copies.
     *
     * @param variant in 0 until {@link #times()}
     * @param row which sample of the data this is; with the seed it decides what is drawn
     */
    public FaceSample variant(FaceSample sample, int variant, long row, long seed) {
        if (variant < 0 || variant >= times) {
            throw new IllegalArgumentException("variant " + variant + ", expected 0 to " + (times - 1));
        }
        return variant == 0 ? sample : COPIES.get(variant - 1).apply(sample, RowRandom.of(seed, row * times + variant));
    }

    /** All variants of all faces, those of one face beside each other. */
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
