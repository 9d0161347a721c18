package dev.mien.analyze;

import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.detect.DetectorOptions;
import dev.mien.measure.FaceMeasurer;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The options of a {@link FaceAnalyzer} as texts, with the same names, defaults and checks on the command line, in the
 * server and in Spark; the server takes only those for the models, the detector with its smallest face and lowest score, the points and the
 * measures. A
 * serializable value, so that it can be compared and sent to other machines. Java programs usually use
 * {@link FaceAnalyzer#builder()} instead.
 *
 * <pre>{@code
 * AnalyzerOptions options = AnalyzerOptions.of(Map.of("min-score", "0.6", "labels", "five"));
 * try (FaceAnalyzer analyzer = options.toBuilder().build()) {
 *     List<Face> faces = analyzer.analyze(Path.of("photo.jpg"));
 * }
 * }</pre>
 *
 * @param detector how faces are found, see {@link dev.mien.detect.FaceDetector#create}
 * @param keypoints the key point model: {@code keypoints} for the one that ships, a file's path, or {@code none}
 * @param expression the expression model: {@code expression} for the one that ships, a file's path, or {@code none}
 * @param labels the label set of the answers, {@code five} or {@code seven}; the model's own if empty
 * @param notSure whether the expression model may abstain: see {@link FaceAnalyzerBuilder#notSure}
 * @param tta test-time augmentation: whether the answers for a face and its mirror image are averaged
 * @param minFace the height of the smallest faces to find, in pixels; 0 for the detector's default
 * @param minScore the score threshold in 0..1; below 0 for the detector's default
 * @param maxFaces the largest number of faces to read in a picture, those with the highest scores
 * @param measures whether faces are measured
 * @param points the number of points of each face, 15 or 27
 */
public record AnalyzerOptions(
        String detector,
        String keypoints,
        String expression,
        String labels,
        boolean notSure,
        boolean tta,
        int minFace,
        double minScore,
        int maxFaces,
        boolean measures,
        int points)
        implements Serializable {
    /** The name of the option {@code detector}. */
    public static final String DETECTOR = "detector";
    /** The name of the option {@code keypoints}. */
    public static final String KEYPOINTS = "keypoints";
    /** The name of the option {@code expression}. */
    public static final String EXPRESSION = "expression";
    /** The name of the option {@code labels}. */
    public static final String LABELS = "labels";
    /** The name of the option {@code notSure}. */
    public static final String NOT_SURE = "not-sure";
    /** The name of the option {@code tta}. */
    public static final String TTA = "tta";
    /** The name of the option {@code minFace}. */
    public static final String MIN_FACE = "min-face";
    /** The name of the option {@code minScore}. */
    public static final String MIN_SCORE = "min-score";
    /** The name of the option {@code maxFaces}. */
    public static final String MAX_FACES = "max-faces";
    /** The name of the option {@code measures}. */
    public static final String MEASURES = "measures";
    /** The name of the option {@code points}. */
    public static final String POINTS = "points";

    /** The name of the detector that ships with the library. */
    public static final String SHIPPED_DETECTOR = "mien";

    /** The name that stands for no model. */
    public static final String NONE = "none";

    private static final SortedSet<String> NAMES = new TreeSet<>(Set.of(
            DETECTOR, KEYPOINTS, EXPRESSION, LABELS, NOT_SURE, TTA, MIN_FACE, MIN_SCORE, MAX_FACES, MEASURES, POINTS));
    private static final AnalyzerOptions DEFAULTS = new AnalyzerOptions(
            SHIPPED_DETECTOR, KEYPOINTS, EXPRESSION, "", false, false, 0, -1, Integer.MAX_VALUE, false, Keypoint.COUNT);

    /**
     * @throws OptionError when a value is out of range; names the option
     */
    public AnalyzerOptions {
        require(minFace >= 0, minFace + " pixels", MIN_FACE, range(MIN_FACE));
        require(minScore <= 1, minScore + " is no score", MIN_SCORE, range(MIN_SCORE));
        require(
                points == Keypoint.COUNT || points == Keypoint.EXTENDED_COUNT,
                points + " points",
                POINTS,
                range(POINTS));
        require(maxFaces >= 1, maxFaces + " faces", MAX_FACES, range(MAX_FACES));
        require(
                !(keypoints.equals(NONE) && expression.equals(NONE)),
                "no model to ask",
                KEYPOINTS + ", " + EXPRESSION,
                "use 'none' for one of them at most");
        require(
                !(keypoints.equals(NONE) && measures),
                "measures need points",
                MEASURES + ", " + KEYPOINTS,
                "leave out one of them");
        if (!labels.isEmpty()) {
            LabelSet.ofLabel(labels);
        }
    }

    /** The defaults: the models that ship with the library, all faces, no measures. */
    public static AnalyzerOptions defaults() {
        return DEFAULTS;
    }

    /** The names of all options, in alphabetical order. */
    public static SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(NAMES);
    }

    /**
     * Options by name; the others have their defaults.
     *
     * @throws OptionError when an option is unknown, or a value is out of range
     */
    public static AnalyzerOptions of(Map<String, String> values) {
        values.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new OptionError("no option of this name", name, "use one of " + String.join(", ", NAMES));
                });
        AnalyzerOptions other = DEFAULTS;
        return new AnalyzerOptions(
                values.getOrDefault(DETECTOR, other.detector),
                values.getOrDefault(KEYPOINTS, other.keypoints),
                values.getOrDefault(EXPRESSION, other.expression),
                values.getOrDefault(LABELS, other.labels),
                truth(values, NOT_SURE),
                truth(values, TTA),
                number(values, MIN_FACE, other.minFace, text -> atLeast(1, Integer.valueOf(text), text)),
                number(values, MIN_SCORE, other.minScore, text -> atLeast(0, Double.valueOf(text), text)),
                number(values, MAX_FACES, other.maxFaces, Integer::valueOf),
                truth(values, MEASURES),
                number(values, POINTS, other.points, Integer::valueOf));
    }

    private static <T extends Number> T atLeast(double lowest, T number, String text) {
        if (!(number.doubleValue() >= lowest)) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    private static <T> T number(Map<String, String> values, String name, T otherwise, Function<String, T> parse) {
        String text = values.get(name);
        try {
            return text == null ? otherwise : parse.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new OptionError("'" + text + "' cannot be used", name, range(name), e);
        }
    }

    private static String range(String name) {
        return switch (name) {
            case MIN_SCORE -> "use a number from 0 to 1";
            case POINTS -> "use 15 or 27";
            default -> "use a number from 1";
        };
    }

    private static boolean truth(Map<String, String> values, String name) {
        String text = values.getOrDefault(name, "false").strip().toLowerCase(Locale.ROOT);
        require(Set.of("true", "false").contains(text), "'" + text + "'", name, "use true or false");
        return text.equals("true");
    }

    private static void require(boolean holds, String problem, String option, String remedy) {
        if (!holds) {
            throw new OptionError(problem, option, remedy);
        }
    }

    /**
     * The key point model; empty for none.
     *
     * @throws OptionError when there is neither a file nor a model for this task of that name
     */
    public Optional<ModelOrigin> keypointModel() {
        return model(keypoints, Task.KEYPOINTS);
    }

    /**
     * The expression model; empty for none.
     *
     * @throws OptionError when there is neither a file nor a model for this task of that name
     */
    public Optional<ModelOrigin> expressionModel() {
        return model(expression, Task.EXPRESSION);
    }

    /** A file that has the name of a shipped model takes precedence. */
    private static Optional<ModelOrigin> model(String name, Task task) {
        if (name.equals(NONE)) {
            return Optional.empty();
        }
        Path file = Path.of(name);
        if (name.equals(task.label()) && !Files.isRegularFile(file)) {
            return Optional.of(ModelOrigin.shipped(task));
        }
        if (!Files.exists(file)) {
            throw unknown(name, task);
        }
        return Optional.of(ModelOrigin.file(file));
    }

    private static OptionError unknown(String name, Task task) {
        boolean isOther = Task.ofLabel(name).isPresent();
        return new OptionError(
                isOther
                        ? "'" + name + "' is the model for another task"
                        : "no file '" + name + "', nor a model of this name",
                task.label(),
                "use " + task.label() + ", a model file or " + NONE);
    }

    /** The options of the detector. */
    public DetectorOptions detection() {
        DetectorOptions plain = DetectorOptions.defaults();
        DetectorOptions sized = minFace > 0 ? plain.withMinFace(minFace) : plain;
        return minScore >= 0 ? sized.withMinScore(minScore) : sized;
    }

    /** The same options for pictures that show a single face each, read only with the model for that task. */
    public AnalyzerOptions forCrops(Task task) {
        String points = task == Task.KEYPOINTS ? keypoints : NONE;
        String classes = task == Task.EXPRESSION ? expression : NONE;
        return new AnalyzerOptions(
                NONE, points, classes, labels, false, tta, minFace, minScore, maxFaces, false, Keypoint.COUNT);
    }

    /**
     * A builder of analyzers with these options.
     *
     * @throws OptionError when there is neither a file nor a model of a name, or no such label set
     */
    public FaceAnalyzerBuilder toBuilder() {
        FaceAnalyzerBuilder builder = FaceAnalyzer.builder()
                .detector(detector)
                .detection(detection())
                .points(points)
                .maxFaces(maxFaces)
                .flip(tta)
                .notSure(notSure);
        keypointModel().ifPresentOrElse(builder::keypoints, builder::withoutKeypoints);
        expressionModel().ifPresentOrElse(builder::expression, builder::withoutExpression);
        if (measures) {
            builder.measures(FaceMeasurer.create());
        }
        return labels.isEmpty() ? builder : builder.labels(LabelSet.ofLabel(labels));
    }
}
