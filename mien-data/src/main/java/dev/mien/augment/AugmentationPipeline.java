package dev.mien.augment;

import dev.mien.Keypoints;
import dev.mien.OptionError;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import dev.mien.model.ModelMetadata;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes a net's input of a face on the fly: its shape is changed in its own pixels, all moves become one warp straight into the
 * 96x96 floats, then the changes of brightness run on these. A pure function of the sample, its row and the seed; safe in many
 * threads.
 *
 * <p>Without any move the input is exactly {@link Resize#toFloats}, which evaluation and prediction use, too.
 */
public final class AugmentationPipeline {
    private static final int SIZE = ModelMetadata.INPUT_SIZE;

    private final String name;
    private final List<ShapeAugmentation> shapes;
    private final List<GeometricAugmentation> moves;
    private final List<PhotometricAugmentation> lights;
    private final int height;

    private AugmentationPipeline(String name, List<Augmentation> steps) {
        this(
                name,
                pick(steps, ShapeAugmentation.class),
                pick(steps, GeometricAugmentation.class),
                pick(steps, PhotometricAugmentation.class),
                SIZE);
    }

    private AugmentationPipeline(
            String name,
            List<ShapeAugmentation> shapes,
            List<GeometricAugmentation> moves,
            List<PhotometricAugmentation> lights,
            int height) {
        this.name = name;
        this.shapes = shapes;
        this.moves = moves;
        this.lights = lights;
        this.height = height;
    }

    /**
     * A pipeline of these steps; changes of the face's shape come before moves, these before changes of brightness, each kind in the
     * order given.
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
     * @throws OptionError when there is none of that name
     */
    public static AugmentationPipeline named(String recipe) {
        List<Augmentation> steps = AugmentationRecipes.ALL.get(recipe);
        if (steps == null) {
            throw new OptionError(
                    "unknown augmentation '" + recipe + "'", "augment", "use one of: " + String.join(", ", names()));
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
     * The same for a net whose input goes on below the face crop: what is there in the sample, or else its lowest row again.
     *
     * @param rows the input's height in pixels, at least 96; the crop is its upper 96
     */
    public AugmentationPipeline withHeight(int rows) {
        return new AugmentationPipeline(name, shapes, moves, lights, rows);
    }

    /**
     * Writes the face as a net's input and answers its points in pixels of that input, NaN where missing.
     *
     * @param face the sample
     * @param row which sample of the data this is; with the seed it decides what is drawn
     * @param seed another one each epoch, so that a face looks different each time
     * @param images takes 96 * 96 floats in 0..1 or, with another height, 96 times that, rows from the top
     * @param offset where in {@code images} the first one goes
     */
    public Keypoints read(FaceSample face, long row, long seed, float[] images, int offset) {
        RandomGenerator random = RowRandom.of(seed, row);
        FaceSample sample = face;
        for (ShapeAugmentation shape : shapes) {
            sample = shape.apply(sample, random);
        }
        GrayImage image = sample.image();
        Affine move = Affine.IDENTITY;
        for (GeometricAugmentation next : moves) {
            move = move.then(next.draw(random, SIZE, SIZE));
        }
        Affine place = Affine.shift(-sample.margin(), -sample.margin())
                .then(Affine.resize(sample.cropWidth(), sample.cropHeight(), SIZE, SIZE));
        Keypoints points;
        if (move.equals(Affine.IDENTITY) && sample.margin() == 0 && height == SIZE) {
            Resize.toFloats(image, SIZE, SIZE, images, offset);
            points = sample.keypoints()
                    .scaled((float) place.xx(), (float) place.yy(), (float) place.x0(), (float) place.y0());
        } else {
            // A picture larger than the input is averaged down first; the bilinear warp alone would skip its pixels.
            GrayImage source = Resize.to(
                    image, larger(image.width(), sample.cropWidth()), larger(image.height(), sample.cropHeight()));
            Affine back = Affine.resize(source.width(), source.height(), image.width(), image.height());
            GrayWarp.run(source, back.then(place).then(move), images, offset, SIZE, height);
            points = place.then(move).apply(sample.keypoints(), SIZE, height);
        }
        for (PhotometricAugmentation light : lights) {
            light.change(images, offset, SIZE, height, random);
        }
        return points;
    }

    /** How many pixels a side keeps whose part of {@code crop} pixels shall have no more than the input. */
    private static int larger(int side, int crop) {
        return crop <= SIZE ? side : Math.round((float) side * SIZE / crop);
    }

    private static <T> List<T> pick(List<Augmentation> steps, Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
