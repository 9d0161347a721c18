package dev.mien.model;

import dev.mien.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A one-pass face detector: takes a gray picture of any size and returns the values of {@link PyramidCells} for each
 * level. Thread-safe. Holds native memory until it is closed.
 */
public final class OnePassModel implements AutoCloseable {
    private final String name;
    private final TensorModel model;
    private final ModelMetadata metadata;

    private OnePassModel(String name, TensorModel model, ModelMetadata metadata) {
        this.name = name;
        this.model = model;
        this.metadata = metadata;
    }

    /**
     * Loads a detector.
     *
     * @param threads the number of threads for one prediction, at least 1
     * @throws UserError when the file is missing, damaged, not a Mien model or not a one-pass detector
     */
    public static OnePassModel open(ModelOrigin source, int threads) {
        return SharedSession.open(source, threads, session -> {
            ModelMetadata metadata = session.metadata(Task.DETECTOR);
            TensorModel model = TensorModel.of(session);
            List<String> missing = PyramidCells.STRIDES.stream()
                    .map(OnePassModel::output)
                    .filter(output -> !model.outputs().contains(output))
                    .toList();
            if (!missing.isEmpty()) {
                throw ModelFileErrors.error(source.name(), "a detector without the outputs " + missing);
            }
            return new OnePassModel(source.name(), model, metadata);
        });
    }

    private static String output(int stride) {
        return Task.DETECTOR.outputName() + "_" + stride;
    }

    /** The metadata of the model file. */
    public ModelMetadata metadata() {
        return metadata;
    }

    /**
     * Predicts the values of each level's cells, [{@link PyramidCells#NUMBERS}, height / stride, width / stride], the
     * finest level first.
     *
     * @param pixels [height, width] in 0..1
     * @param width a multiple of {@link PyramidCells#MULTIPLE}
     * @param height a multiple of it
     */
    public List<float[]> run(float[] pixels, int width, int height) {
        Map<String, float[]> answers = model.run(pixels, 1, 1, height, width);
        List<float[]> levels = new ArrayList<>();
        for (int stride : PyramidCells.STRIDES) {
            float[] numbers = answers.getOrDefault(output(stride), new float[0]);
            if (numbers.length != PyramidCells.NUMBERS * (width / stride) * (height / stride)) {
                throw ModelFileErrors.damaged(
                        name,
                        numbers.length + " numbers of cells of " + stride + " for " + width + "x" + height + " pixels");
            }
            levels.add(numbers);
        }
        return levels;
    }

    @Override
    public void close() {
        model.close();
    }
}
