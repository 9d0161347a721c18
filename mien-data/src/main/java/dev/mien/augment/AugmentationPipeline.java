package dev.mien.augment;

import dev.mien.Keypoints;
import dev.mien.OptionError;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import dev.mien.model.ModelMetadata;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Turns a face into the input of a net on the fly: changes of the face's shape are applied to its own pixels, all
 * geometric changes are combined into one warp directly into the 96x96 floats, and photometric changes are applied to
 * these. A pure function of the sample, its row and the seed; thread-safe.
 *
 * <pre>{@code
 * FaceSample face = FaceSample.of(PictureFiles.readGray(Path.of("face.png")));
 * float[] image = new float[96 * 96]; // [96, 96] in 0..1
 * AugmentationPipeline.named("expression").read(face, 0, 1, image, 0);
 * }</pre>
 *
 * <p>Without geometric changes the input is exactly that of {@link Resize#toFloats}, as in evaluation and prediction.
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
     * Creates a pipeline of these steps. Changes of the face's shape are applied first, then geometric and then
     * photometric changes, each kind in the order given.
     *
     * @param name the name in the run's configuration
     */
    public static AugmentationPipeline of(String name, List<Augmentation> steps) {
        return new AugmentationPipeline(name, steps);
    }

    /** The pipeline that only resizes the picture and its points. */
    public static AugmentationPipeline none() {
        return named(AugmentationRecipes.NONE);
    }

    /**
     * Creates the pipeline of a recipe.
     *
     * @param recipe one of {@link #names()}
     * @throws OptionError when there is no recipe of that name
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

    /** The recipe's name. */
    public String name() {
        return name;
    }

    /**
     * The same pipeline for a net whose input extends below the face crop. The rows below it come from the sample, as
     * far as its picture reaches, and otherwise repeat its last row.
     *
     * @param rows the height of the input in pixels, at least 96; the upper 96 rows are the crop
     */
    public AugmentationPipeline withHeight(int rows) {
        return new AugmentationPipeline(name, shapes, moves, lights, rows);
    }

    /**
     * Writes the face as the input of a net, and returns its points in pixels of that input, NaN where missing.
     *
     * @param face the sample
     * @param row the index of the sample in the data; seeds the random numbers together with {@code seed}
     * @param seed a different one for each epoch, so that a face looks different each time
     * @param images the target: {@code [height, 96]} floats in 0..1 are written, rows from the top; the height is 96
     *     unless {@link #withHeight} changed it
     * @param offset the index of the first float in {@code images}
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

    /**
     * The length of a side of the picture in pixels after it is reduced so that its crop is no larger than the input.
     */
    private static int larger(int side, int crop) {
        return crop <= SIZE ? side : Math.round((float) side * SIZE / crop);
    }

    private static <T> List<T> pick(List<Augmentation> steps, Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
