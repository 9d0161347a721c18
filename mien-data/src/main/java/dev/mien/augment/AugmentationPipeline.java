package dev.mien.augment;

import dev.mien.Keypoints;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import dev.mien.model.ModelMetadata;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes a net's input of a face on the fly: all moves become one warp straight into the 96x96 floats, then the changes
 * of brightness run on these. A pure function of the sample, its row and the seed; safe in many threads.
 *
 * <p>Without any move the input is exactly {@link Resize#toFloats}, which evaluation and prediction use, too.
 */
public final class AugmentationPipeline {
    private static final int SIZE = ModelMetadata.INPUT_SIZE;

    private final String name;
    private final List<GeometricAugmentation> moves;
    private final List<PhotometricAugmentation> lights;

    private AugmentationPipeline(String name, List<Augmentation> steps) {
        this.name = name;
        this.moves = pick(steps, GeometricAugmentation.class);
        this.lights = pick(steps, PhotometricAugmentation.class);
    }

    /**
     * A pipeline of these steps; moves come before changes of brightness, each kind in the order given.
     *
     * @param name what a run's configuration calls it
     */
    public static AugmentationPipeline of(String name, List<Augmentation> steps) {
        return new AugmentationPipeline(name, steps);
    }

    /** No change: the picture resized, the points with it. */
    public static AugmentationPipeline none() {
        return named(AugmentationRecipes.NONE);
    }

    /**
     * One of the recipes that {@link #names()} lists.
     *
     * @throws UserError when there is none of that name
     */
    public static AugmentationPipeline named(String recipe) {
        List<Augmentation> steps = AugmentationRecipes.ALL.get(recipe);
        if (steps == null) {
            throw new UserError(
                    "unknown augmentation '" + recipe + "'", "--augment", "use one of: " + String.join(", ", names()));
        }
        return new AugmentationPipeline(recipe, steps);
    }

    /** The names of the recipes. */
    public static List<String> names() {
        return List.copyOf(AugmentationRecipes.ALL.keySet());
    }

    public String name() {
        return name;
    }

    /**
     * Writes the face as a net's input and answers its points in pixels of that input, NaN where missing.
     *
     * @param row which sample of the data this is; with the seed it decides what is drawn
     * @param seed another one each epoch, so that a face looks different each time
     * @param images takes 96 * 96 floats in 0..1, rows from the top
     * @param offset where in {@code images} the first one goes
     */
    public Keypoints read(FaceSample sample, long row, long seed, float[] images, int offset) {
        RandomGenerator random = RowRandom.of(seed, row);
        GrayImage image = sample.image();
        Affine move = Affine.IDENTITY;
        for (GeometricAugmentation next : moves) {
            move = move.then(next.draw(random, SIZE, SIZE));
        }
        Affine resize = Affine.resize(image.width(), image.height(), SIZE, SIZE);
        Keypoints points;
        if (move.equals(Affine.IDENTITY)) {
            Resize.toFloats(image, SIZE, SIZE, images, offset);
            points = sample.keypoints()
                    .scaled((float) resize.xx(), (float) resize.yy(), (float) resize.x0(), (float) resize.y0());
        } else {
            // A picture larger than the input is averaged down first; the bilinear warp alone would skip its pixels.
            GrayImage source = Resize.to(image, Math.min(image.width(), SIZE), Math.min(image.height(), SIZE));
            Affine enlarge = Affine.resize(source.width(), source.height(), SIZE, SIZE);
            GrayWarp.run(source, enlarge.then(move), images, offset, SIZE, SIZE);
            points = resize.then(move).apply(sample.keypoints(), SIZE, SIZE);
        }
        for (PhotometricAugmentation light : lights) {
            light.change(images, offset, SIZE, SIZE, random);
        }
        return points;
    }

    private static <T> List<T> pick(List<Augmentation> steps, Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
