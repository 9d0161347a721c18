package dev.mien.analyze;

import dev.mien.Closer;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.detect.DetectorOptions;
import dev.mien.detect.FaceDetector;
import dev.mien.measure.FaceMeasurer;
import dev.mien.model.ExpressionModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Builds a {@link FaceAnalyzer}. Options that are not set have the defaults of {@link FaceAnalyzer#create}.
 *
 * <pre>{@code
 * try (FaceAnalyzer analyzer = FaceAnalyzer.builder()
 *         .detection(DetectorOptions.defaults().withMinFace(40))
 *         .expression(ModelOrigin.file(Path.of("runs/mine/model.onnx")))
 *         .maxFaces(10)
 *         .build()) {
 *     List<Face> faces = analyzer.analyze(Path.of("photo.jpg"));
 * }
 * }</pre>
 */
public final class FaceAnalyzerBuilder {
    private String detector = AnalyzerOptions.SHIPPED_DETECTOR;
    private Optional<FaceDetector> openDetector = Optional.empty();
    private DetectorOptions detection = DetectorOptions.defaults();
    private Optional<Opening<KeypointModel>> keypoints = Optional.of(keypointsOf(ModelOrigin.shipped(Task.KEYPOINTS)));
    private Optional<Opening<ExpressionModel>> expression =
            Optional.of(expressionOf(ModelOrigin.shipped(Task.EXPRESSION)));
    private Optional<LabelSet> labels = Optional.empty();
    private int threads = Runtime.getRuntime().availableProcessors();
    private int maxFaces = Integer.MAX_VALUE;
    private boolean flip;
    private boolean notSure;
    private Optional<FaceMeasurer> measurer = Optional.empty();
    private int points = Keypoint.COUNT;

    FaceAnalyzerBuilder() {}

    /** Opens a model, which the closer closes, or returns one that is open already. */
    private interface Opening<M> {
        M with(ModelOptions options, Closer closer);
    }

    private static Opening<KeypointModel> keypointsOf(ModelOrigin origin) {
        return (options, closer) -> closer.add(KeypointModel.open(origin, options));
    }

    private static Opening<ExpressionModel> expressionOf(ModelOrigin origin) {
        return (options, closer) -> closer.add(ExpressionModel.open(origin, options));
    }

    /** Sets the detector by name, see {@link FaceDetector#create}; the default is {@code mien}. */
    public FaceAnalyzerBuilder detector(String name) {
        detector = Objects.requireNonNull(name, "no name of a detector, null");
        openDetector = Optional.empty();
        return this;
    }

    /** Sets the detector; the caller remains responsible for closing it. */
    public FaceAnalyzerBuilder detector(FaceDetector open) {
        openDetector = Optional.of(Objects.requireNonNull(open, "no detector, null"));
        return this;
    }

    /** Sets the options of a detector that is set by name. */
    public FaceAnalyzerBuilder detection(DetectorOptions options) {
        detection = Objects.requireNonNull(options, "no options of a detector, null");
        return this;
    }

    /** Sets the key point model; the default is the one that ships with the library. */
    public FaceAnalyzerBuilder keypoints(ModelOrigin model) {
        keypoints = Optional.of(keypointsOf(Objects.requireNonNull(model, "no key point model, null")));
        return this;
    }

    /**
     * Sets the key point model, with the options that it was opened with; the caller remains responsible for closing
     * it.
     */
    public FaceAnalyzerBuilder keypoints(KeypointModel open) {
        Objects.requireNonNull(open, "no key point model, null");
        keypoints = Optional.of((options, closer) -> open);
        return this;
    }

    /** Uses no key point model: faces have no points. */
    public FaceAnalyzerBuilder withoutKeypoints() {
        keypoints = Optional.empty();
        return this;
    }

    /** Sets the expression model; the default is the one that ships with the library. */
    public FaceAnalyzerBuilder expression(ModelOrigin model) {
        expression = Optional.of(expressionOf(Objects.requireNonNull(model, "no expression model, null")));
        return this;
    }

    /**
     * Sets the expression model, with the options that it was opened with; the caller remains responsible for closing
     * it.
     */
    public FaceAnalyzerBuilder expression(ExpressionModel open) {
        Objects.requireNonNull(open, "no expression model, null");
        expression = Optional.of((options, closer) -> open);
        return this;
    }

    /** Uses no expression model: faces have no expression. */
    public FaceAnalyzerBuilder withoutExpression() {
        expression = Optional.empty();
        return this;
    }

    /** Sets the label set of the answers; the default is the expression model's own. */
    public FaceAnalyzerBuilder labels(LabelSet classes) {
        labels = Optional.of(Objects.requireNonNull(classes, "no label set, null"));
        return this;
    }

    /**
     * Sets the number of threads: all for a single picture, or one per picture for many. The default is the number of
     * processors.
     *
     * @param count at least 1
     * @throws IllegalArgumentException when there is not even one
     */
    public FaceAnalyzerBuilder threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " threads, expected at least 1");
        }
        threads = count;
        return this;
    }

    /**
     * Limits the faces that are read in each picture to those with the highest scores.
     *
     * @param count the largest number of faces, at least 1
     * @throws IllegalArgumentException when it is less than 1
     */
    public FaceAnalyzerBuilder maxFaces(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " faces, expected at least 1");
        }
        maxFaces = count;
        return this;
    }

    /**
     * Sets whether the answers for a face and its mirror image are averaged (test-time augmentation): twice the work
     * for slightly higher accuracy. The default is {@code false}. Has no effect on models that are set open.
     */
    public FaceAnalyzerBuilder flip(boolean mirrored) {
        flip = mirrored;
        return this;
    }

    /**
     * Sets whether the expression model may abstain: then {@link dev.mien.ExpressionScores#answer()} is empty if the
     * probability of the likeliest class is below the model's threshold ({@link ExpressionModel#abstainBelow}). The
     * default is {@code false}.
     */
    public FaceAnalyzerBuilder notSure(boolean mayAbstain) {
        notSure = mayAbstain;
        return this;
    }

    /**
     * Measures each face, so that {@link Face#measures} and the columns of {@link FaceAnalyzer#table} have its
     * measures.
     */
    public FaceAnalyzerBuilder measures(FaceMeasurer measuring) {
        measurer = Optional.of(Objects.requireNonNull(measuring, "no measurer, null"));
        return this;
    }

    /**
     * Sets the number of points of each face; the default is 15.
     *
     * @param count 15 or 27
     * @throws IllegalArgumentException when it is another number
     */
    public FaceAnalyzerBuilder points(int count) {
        if (count != Keypoint.COUNT && count != Keypoint.EXTENDED_COUNT) {
            throw new IllegalArgumentException(count + " points, expected 15 or 27");
        }
        points = count;
        return this;
    }

    /**
     * Loads the models and creates the analyzer, which the caller closes.
     *
     * @throws UserError when a model file is missing or damaged, or lacks a requested class or point
     */
    public FaceAnalyzer build() {
        Closer closer = new Closer();
        try {
            ModelOptions options = new ModelOptions(1, flip); // several faces are read in parallel
            Optional<KeypointModel> placing = keypoints.map(opening -> opening.with(options, closer));
            if (placing.isPresent() && placing.get().points() < points) {
                throw new UserError(
                        "places " + placing.get().points() + " points, " + points + " are asked for",
                        placing.get().name(),
                        "ask for 15 by the option points, or give a model of the preset points-27");
            }
            Optional<ExpressionModel> classes = expression.map(opening -> opening.with(options, closer));
            CropReader crops = new CropReader(placing.map(CropReader.PointReader::of), classes, labels, notSure);
            return new FaceAnalyzer(readers(crops, closer), measurer, points, threads, closer);
        } catch (RuntimeException | Error e) {
            closer.closedAfter(e);
            throw e;
        }
    }

    /** Opens a detector with as many threads as are asked for; later changes of this builder have no effect. */
    private IntFunction<PictureReader> readers(CropReader crops, Closer closer) {
        Optional<FaceDetector> open = openDetector;
        String name = detector;
        DetectorOptions options = detection;
        int most = maxFaces;
        return count -> {
            FaceDetector finder =
                    open.orElseGet(() -> closer.add(FaceDetector.create(name, options.withThreads(count))));
            return new PictureReader(finder, most, crops, count);
        };
    }
}
