package dev.mien.model;

import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.ModelError;
import dev.mien.UserError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The metadata of a model file, stored as ONNX metadata properties with the keys {@code mien.*}.
 *
 * @param task what it predicts
 * @param labels the label set of its output; empty for tasks without classes
 * @param preset the net's name, such as {@code seed}
 * @param inputRange the range of the input's values; always {@link #INPUT_RANGE}
 * @param trainingData the names of the training files, in the order given
 * @param dataHash SHA-256 over the training images' pixels and labels in row order, as lower-case hex
 * @param split how the data was split into training, validation and test rows, such as {@code Usage} or
 *     {@code Group, seed 1}
 * @param seed the seed of the training run
 * @param metrics the validation metrics of the selected epoch, by name
 * @param licenceNote the licence terms of the training data
 * @param version the version of Mien that wrote the file
 */
public record ModelMetadata(
        Task task,
        Optional<LabelSet> labels,
        String preset,
        String inputRange,
        String trainingData,
        String dataHash,
        String split,
        long seed,
        Map<String, Double> metrics,
        String licenceNote,
        String version) {

    /** The version of the file format that this code writes and reads. */
    public static final String FORMAT = "1";

    /** The range of the input's values in this format. */
    public static final String INPUT_RANGE = "0..1";

    /** The side of the face crop that every model takes, in pixels. */
    public static final int INPUT_SIZE = 96;

    /**
     * The height in pixels of the input of key point models that read below the face crop; the crop is the upper
     * {@link #INPUT_SIZE} rows.
     */
    public static final int TALL_INPUT = 128;

    /** The name of the model's input in the ONNX graph. */
    public static final String INPUT_NAME = "image";

    /** The name of an optional output of key point models: how likely the picture is a face, [n, 1]. */
    public static final String FACE_OUTPUT_NAME = "face";

    /** The name of an output of models of 27 points: the twelve points beyond Kaggle's, [n, 24]. */
    public static final String MORE_POINTS_OUTPUT_NAME = "more_keypoints";

    /**
     * The name of an output of models of 27 points: the standard deviation of each point's heatmap, [n, 27] in pixels
     * of the crop, which {@link #spreadFactor} calibrates.
     */
    public static final String SPREAD_OUTPUT_NAME = "spread";

    /** The accuracy that answers above the threshold of "not sure" have on the validation rows. */
    public static final double SURE = .8;

    private static final String METRIC = "mien.metric.";

    public ModelMetadata {
        metrics = Map.copyOf(metrics);
        if (labels.isPresent() != task.hasClasses()) {
            throw new IllegalArgumentException("an expression model has a label set, the others have none");
        }
    }

    /**
     * The number of output values for each 96x96 picture: 30 coordinates, one probability per class, or a detector's
     * values for all cells.
     */
    public int outputs() {
        return task.outputs(labels);
    }

    /**
     * The threshold for the probability of the likeliest class, in 0..1, of answers over this label set: on the
     * validation rows at least {@link #SURE} of the answers at or above it were correct. 0 if the file has none.
     */
    public double abstainBelow(LabelSet answered) {
        return metrics.getOrDefault(abstainKey(answered), 0.0);
    }

    /** The name of {@link #abstainBelow} in the {@link #metrics()}. */
    public static String abstainKey(LabelSet answered) {
        return "not_sure_below_" + answered.label();
    }

    /**
     * The factor that calibrates that point's {@linkplain #SPREAD_OUTPUT_NAME spread}, so that 68 % of the errors on
     * the validation rows were no larger. 1 if the file has none.
     */
    public double spreadFactor(Keypoint point) {
        return metrics.getOrDefault(spreadKey(point), 1.0);
    }

    /** The name of {@link #spreadFactor} in the {@link #metrics()}. */
    public static String spreadKey(Keypoint point) {
        return "spread_" + point.label();
    }

    /** The key of the ONNX metadata property for one of the {@link #metrics()}. */
    public static String metricProperty(String name) {
        return METRIC + name;
    }

    /** The same metadata with these metrics added or replaced. */
    public ModelMetadata withMetrics(Map<String, Double> more) {
        Map<String, Double> all = new LinkedHashMap<>(metrics);
        all.putAll(more);
        return new ModelMetadata(
                task, labels, preset, inputRange, trainingData, dataHash, split, seed, all, licenceNote, version);
    }

    /** The same metadata with another label set. */
    public ModelMetadata withLabels(LabelSet other) {
        return new ModelMetadata(
                task,
                Optional.of(other),
                preset,
                inputRange,
                trainingData,
                dataHash,
                split,
                seed,
                metrics,
                licenceNote,
                version);
    }

    /** The ONNX metadata properties, in a fixed order. */
    public Map<String, String> toProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("mien.format", FORMAT);
        properties.put("mien.task", task.label());
        labels.ifPresent(set -> properties.put("mien.labels", set.label()));
        properties.put("mien.preset", preset);
        properties.put("mien.input_range", inputRange);
        properties.put("mien.training_data", trainingData);
        properties.put("mien.data_hash", dataHash);
        properties.put("mien.split", split);
        properties.put("mien.seed", Long.toString(seed));
        metrics.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(metric -> properties.put(metricProperty(metric.getKey()), Double.toString(metric.getValue())));
        properties.put("mien.licence_note", licenceNote);
        properties.put("mien.version", version);
        return properties;
    }

    /**
     * Reads the metadata of a model file of any task.
     *
     * @throws UserError when the file is missing, damaged or not a Mien model
     */
    public static ModelMetadata of(ModelOrigin source) {
        return SharedSession.open(source, 1, session -> {
            try (session) {
                return session.metadata();
            }
        });
    }

    /**
     * Reads what {@link #toProperties()} wrote.
     *
     * @param place the file, for messages
     * @throws UserError when the properties are not a Mien model's, or their format is not supported by this version
     */
    public static ModelMetadata ofProperties(Map<String, String> properties, String place) {
        String format = required(properties, "mien.format", place);
        if (!format.equals(FORMAT)) {
            throw new ModelError(
                    "a Mien model of format " + format + ", this version reads format " + FORMAT,
                    place,
                    "export it again with this version");
        }
        String inputRange = required(properties, "mien.input_range", place);
        if (!inputRange.equals(INPUT_RANGE)) {
            throw notMien("an input range of '" + inputRange + "', expected '" + INPUT_RANGE + "'", place);
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(METRIC)) {
                metrics.put(key.substring(METRIC.length()), number(key, value, place));
            }
        });
        Task task = task(required(properties, "mien.task", place), place);
        return new ModelMetadata(
                task,
                task.hasClasses()
                        ? Optional.of(labels(required(properties, "mien.labels", place), place))
                        : Optional.empty(),
                required(properties, "mien.preset", place),
                inputRange,
                required(properties, "mien.training_data", place),
                required(properties, "mien.data_hash", place),
                required(properties, "mien.split", place),
                seed(required(properties, "mien.seed", place), place),
                metrics,
                required(properties, "mien.licence_note", place),
                required(properties, "mien.version", place));
    }

    private static Task task(String label, String place) {
        return Task.ofLabel(label).orElseThrow(() -> notMien("an unknown task '" + label + "'", place));
    }

    private static LabelSet labels(String label, String place) {
        for (LabelSet labels : LabelSet.values()) {
            if (labels.label().equals(label)) {
                return labels;
            }
        }
        throw notMien("an unknown label set '" + label + "'", place);
    }

    private static long seed(String value, String place) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw notMien("mien.seed is '" + value + "', expected a whole number", place);
        }
    }

    private static double number(String key, String value, String place) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw notMien(key + " is '" + value + "', expected a number", place);
        }
    }

    private static String required(Map<String, String> properties, String key, String place) {
        String value = properties.get(key);
        if (value == null) {
            throw notMien("not a Mien model: its metadata has no '" + key + "'", place);
        }
        return value;
    }

    private static UserError notMien(String problem, String place) {
        return new ModelError(problem, place, ModelFileErrors.REMEDY);
    }
}
