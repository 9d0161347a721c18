package dev.mien.report;

import dev.mien.Keypoints;
import dev.mien.augment.Augmentation;
import dev.mien.augment.AugmentationPipeline;
import dev.mien.augment.FaceSample;
import dev.mien.augment.RowRandom;
import dev.mien.dataset.Dataset;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelMetadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows the effect of each augmentation on a face, and of the run's recipe. */
final class Augmentations {
    private static final int DRAWS = 6;

    private final ReportFolder folder;

    Augmentations(ReportFolder folder) {
        this.folder = folder;
    }

    /** Each kind of augmentation, about as strong as in the strongest recipe, so that it is visible. */
    static Map<String, Augmentation> each() {
        Map<String, Augmentation> each = new LinkedHashMap<>();
        each.put("horizontal flip", Augmentation.horizontalFlip());
        each.put("vertical flip", Augmentation.verticalFlip());
        each.put("rotation", Augmentation.rotation(20));
        each.put("shear", Augmentation.shear(15));
        each.put("zoom", Augmentation.zoom(1.2, 1.3));
        each.put("stretch", Augmentation.stretch(0.15));
        each.put("shift", Augmentation.shift(0.12));
        each.put("brightness", Augmentation.brightness(1.4, 1.6));
        each.put("contrast", Augmentation.contrast(0.4, 0.5));
        each.put("shade", Augmentation.shade(0.7));
        each.put("erasing", Augmentation.erasing(0.15));
        each.put("noise", Augmentation.noise(0.1));
        each.put("blur", Augmentation.blur(3));
        each.put("low resolution", Augmentation.lowResolution(4));
        each.put("uneven face", Augmentation.unevenFace(0.12));
        each.put("gamma", Augmentation.gamma(3));
        each.put("compression", Augmentation.compression(0.05, 0.1));
        each.put("nothing below", Augmentation.nothingBelow());
        return each;
    }

    /**
     * Two galleries of one of these rows: each augmentation alone, and samples of the recipe.
     *
     * @param recipe the recipe of the run; there are no samples of {@code none}
     */
    List<Block> of(Dataset data, int[] rows, String recipe) throws IOException {
        FaceSample sample = sample(data, rows);
        List<Block> blocks = new ArrayList<>();
        List<Card> cards = new ArrayList<>();
        cards.add(card("augment-original", sample, "original"));
        for (Map.Entry<String, Augmentation> one : each().entrySet()) {
            FaceSample changed = one.getValue().apply(sample, RowRandom.of(1, 0));
            cards.add(card("augment-" + one.getKey().replace(' ', '-'), changed, one.getKey()));
        }
        blocks.add(new Block.Gallery(
                "What each augmentation does",
                "One training face as it is, and after each kind of change alone, about as strong as training draws it."
                        + " Points move along; a flip swaps left and right names.",
                cards));
        if (!recipe.equals(AugmentationPipeline.none().name())) {
            blocks.add(draws(sample, recipe));
        }
        return blocks;
    }

    private Block draws(FaceSample sample, String recipe) throws IOException {
        AugmentationPipeline pipeline = AugmentationPipeline.named(recipe);
        int size = ModelMetadata.INPUT_SIZE;
        float[] input = new float[size * size];
        List<Card> cards = new ArrayList<>();
        for (int draw = 1; draw <= DRAWS; draw++) {
            Keypoints points = pipeline.read(sample, 0, draw, input, 0);
            byte[] pixels = new byte[input.length];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) Math.round(255 * Math.min(1, Math.max(0, input[i])));
            }
            cards.add(
                    card("recipe-" + draw, new FaceSample(new GrayImage(size, size, pixels), points), "epoch " + draw));
        }
        return new Block.Gallery(
                "What this run saw of it",
                "The same face as the recipe '" + recipe + "' varies it, another way in each epoch.",
                cards);
    }

    private Card card(String name, FaceSample sample, String caption) throws IOException {
        FaceCards faces = new FaceCards(folder);
        String alt = "The face, " + caption;
        return sample.keypoints().count() == 0
                ? faces.plain(name, sample.image(), caption, alt, List.of())
                : faces.plain(name, sample.image(), sample.keypoints(), caption, alt);
    }

    /** The row with the most annotations; without annotations, the one in the middle. */
    private static FaceSample sample(Dataset data, int[] rows) {
        int middle = rows[rows.length / 2];
        int row = Arrays.stream(rows)
                .filter(one -> data.row(one).annotation().isPresent())
                .boxed()
                .max(Comparator.comparingInt(one -> annotation(data, one).count()))
                .orElse(middle);
        return new FaceSample(data.image(row), annotation(data, row));
    }

    private static Keypoints annotation(Dataset data, int row) {
        return data.row(row).annotation().orElse(Keypoints.NONE);
    }
}
