package dev.mien.train;

import dev.mien.augment.Patches;
import dev.mien.augment.Photo;
import dev.mien.image.GrayImage;
import dev.mien.model.DetectorModel;
import dev.mien.model.ModelMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Patches for a detector, so many of each marked photo, of each photo without a face, and with faces pasted on.
 *
 * @param marked photos with a marked face
 * @param backgrounds photos without one, at least one
 * @param crops faces to paste
 */
record SceneSamples(List<Photo> marked, List<Photo> backgrounds, List<GrayImage> crops, Counts counts, Patches patches)
        implements Samples {
    /**
     * How many patches there are.
     *
     * @param each of each marked photo
     * @param background of each photo without a face
     * @param pasted with faces pasted on
     */
    record Counts(int each, int background, int pasted) {}

    private static final int MOST_PASTED = 3;

    @Override
    public int size() {
        return marked.size() * counts.each() + backgrounds.size() * counts.background() + counts.pasted();
    }

    @Override
    public int outputs() {
        return DetectorModel.outputs(ModelMetadata.INPUT_SIZE, ModelMetadata.INPUT_SIZE);
    }

    @Override
    public void read(int index, long seed, float[] images, int imageOffset, float[] targets, int targetOffset) {
        RandomGenerator random = Seeds.random(Seeds.of(seed, index));
        Patches.Target target = new Patches.Target(images, imageOffset, targets, targetOffset);
        int faces = marked.size() * counts.each();
        int rest = index - faces - counts.pasted();
        if (index < faces) {
            patches.face(marked.get(index % marked.size()), random, target);
        } else if (rest < 0) {
            List<GrayImage> some = new ArrayList<>();
            for (int i = random.nextInt(MOST_PASTED); i >= 0; i--) {
                some.add(crops.get(random.nextInt(crops.size())));
            }
            patches.pasted(some, random, target);
        } else {
            patches.background(backgrounds.get(rest % backgrounds.size()), random, target);
        }
    }
}
