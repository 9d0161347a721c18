package dev.mien.model;

import dev.mien.Box;
import dev.mien.UserError;
import java.util.Map;

/**
 * Tells for each cell of 8x8 pixels of a gray picture whether the middle of a face of 13 to 46 pixels lies there, and where
 * that face's box is. Looking for larger faces is the business of who shrinks the picture. Without anchors, as FCOS has it
 * (Tian et al. 2019, arXiv:1904.01355). Any number of threads may ask at the same time.
 */
public final class DetectorModel implements AutoCloseable {
    /** The side of a cell in pixels. */
    public static final int STRIDE = 8;

    /** A cell's numbers: the score's logit; the middle's place to the right of and under the cell's; width and height. */
    public static final int NUMBERS = 5;

    /** The smallest face that the net was trained to find, in pixels of its input: the root of its box' area. */
    public static final double SMALLEST = 13;

    /** The largest. */
    public static final double LARGEST = 46;

    /** A box of that many pixels has the width 0 in the logarithm. */
    public static final double USUAL = 24;

    /** Nothing that the net was trained on is so far from {@link #USUAL}; keeps a wild answer finite. */
    public static final double LONGEST_LOGARITHM = 2;

    private final String name;
    private final TensorModel model;
    private final ModelMetadata metadata;

    private DetectorModel(String name, TensorModel model, ModelMetadata metadata) {
        this.name = name;
        this.model = model;
        this.metadata = metadata;
    }

    /**
     * Loads a detector of a file, or the one that ships with the library.
     *
     * @param threads how many threads one answer may use, at least 1
     * @throws UserError when the file is missing, damaged, not a Mien model or one for another task
     */
    public static DetectorModel open(ModelOrigin source, int threads) {
        TensorModel model = TensorModel.open(source, threads);
        try {
            ModelMetadata metadata = ModelMetadata.ofProperties(model.properties(), source.name());
            if (metadata.task() != Task.DETECTOR || !model.outputs().contains(Task.DETECTOR.outputName())) {
                throw new UserError(
                        "a model for the task '" + metadata.task().label() + "', expected 'detector'",
                        source.name(),
                        "give a model trained with 'mien train detector'");
            }
            return new DetectorModel(source.name(), model, metadata);
        } catch (UserError e) {
            model.close();
            throw e;
        }
    }

    /** What the file says of itself. */
    public ModelMetadata metadata() {
        return metadata;
    }

    /** How many numbers there are for a picture of that size. */
    public static int outputs(int width, int height) {
        return NUMBERS * (width / STRIDE) * (height / STRIDE);
    }

    /**
     * The numbers of all cells, [{@link #NUMBERS}, height / 8, width / 8].
     *
     * @param pixels [height, width] in 0..1
     * @param width a multiple of 8
     * @param height a multiple of 8
     */
    public float[] run(float[] pixels, int width, int height) {
        Map<String, float[]> answers = model.run(pixels, 1, 1, height, width);
        float[] cells = answers.getOrDefault(Task.DETECTOR.outputName(), new float[0]);
        if (cells.length != outputs(width, height)) {
            throw ModelFile.damaged(name, cells.length + " numbers for " + width + "x" + height + " pixels");
        }
        return cells;
    }

    /** Writes the four numbers of a box as a cell has them, each {@code step} after the other from {@code at} on. */
    public static void encode(Box box, int column, int row, float[] target, int at, int step) {
        target[at] = (float) (((box.left() + box.right()) / 2 - middle(column)) / STRIDE);
        target[at + step] = (float) (((box.top() + box.bottom()) / 2 - middle(row)) / STRIDE);
        target[at + 2 * step] = (float) Math.log(box.width() / USUAL);
        target[at + 3 * step] = (float) Math.log(box.height() / USUAL);
    }

    /** The box of the four numbers that {@link #encode} wrote, in pixels of the net's input. */
    public static Box decode(float[] numbers, int at, int step, int column, int row) {
        double x = middle(column) + STRIDE * (double) numbers[at];
        double y = middle(row) + STRIDE * (double) numbers[at + step];
        double width = side(numbers[at + 2 * step]);
        double height = side(numbers[at + 3 * step]);
        return new Box(
                (float) (x - width / 2), (float) (y - height / 2), (float) (x + width / 2), (float) (y + height / 2));
    }

    /** The middle of a column or row of cells, in pixels, edges at whole numbers. */
    public static double middle(int cell) {
        return STRIDE * (cell + .5);
    }

    private static double side(float logarithm) {
        return USUAL * Math.exp(Math.max(-LONGEST_LOGARITHM, Math.min(logarithm, LONGEST_LOGARITHM)));
    }

    @Override
    public void close() {
        model.close();
    }
}
