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
import java.util.Optional;

/**
 * The choices for a {@link FaceAnalyzer}. Whatever is not chosen is as {@link FaceAnalyzer#create} has it.
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
    private String detector = "mien";
    private Optional<FaceDetector> openDetector = Optional.empty();
    private DetectorOptions detection = DetectorOptions.defaults();
    private Optional<ModelOrigin> keypoints = Optional.of(ModelOrigin.shipped(Task.KEYPOINTS));
    private Optional<ModelOrigin> expression = Optional.of(ModelOrigin.shipped(Task.EXPRESSION));
    private Optional<LabelSet> labels = Optional.empty();
    private int threads = Runtime.getRuntime().availableProcessors();
    private int maxFaces = Integer.MAX_VALUE;
    private boolean flip;
    private boolean notSure;
    private Optional<FaceMeasurer> measurer = Optional.empty();
    private int points = Keypoint.COUNT;

    FaceAnalyzerBuilder() {}

    private FaceAnalyzerBuilder(FaceAnalyzerBuilder other) {
        detector = other.detector;
        openDetector = other.openDetector;
        detection = other.detection;
        keypoints = other.keypoints;
        expression = other.expression;
        labels = other.labels;
        threads = other.threads;
        maxFaces = other.maxFaces;
        flip = other.flip;
        notSure = other.notSure;
        measurer = other.measurer;
        points = other.points;
    }

    /** Finds the faces by the detector of that name, {@code mien} unless another is asked for; see {@link FaceDetector#create}. */
    public FaceAnalyzerBuilder detector(String name) {
        detector = name;
        openDetector = Optional.empty();
        return this;
    }

    /** Finds the faces by this detector, which stays the caller's to close. */
    public FaceAnalyzerBuilder detector(FaceDetector open) {
        openDetector = Optional.of(open);
        return this;
    }

    /** What the detector of that name looks for. */
    public FaceAnalyzerBuilder detection(DetectorOptions options) {
        detection = options;
        return this;
    }

    /** Places the points with this model instead of the one that ships with the library. */
    public FaceAnalyzerBuilder keypoints(ModelOrigin model) {
        keypoints = Optional.of(model);
        return this;
    }

    /** Faces have no points. */
    public FaceAnalyzerBuilder withoutKeypoints() {
        keypoints = Optional.empty();
        return this;
    }

    /** Names the expression with this model instead of the one that ships with the library. */
    public FaceAnalyzerBuilder expression(ModelOrigin model) {
        expression = Optional.of(model);
        return this;
    }

    /** Faces have no expression. */
    public FaceAnalyzerBuilder withoutExpression() {
        expression = Optional.empty();
        return this;
    }

    /** Answers in these classes instead of the expression model's own. */
    public FaceAnalyzerBuilder labels(LabelSet classes) {
        labels = Optional.of(classes);
        return this;
    }

    /**
     * How many threads it may use, as many as the machine has processors unless another number is given: all for a single picture,
     * one for each of many.
     *
     * @param count at least 1
     */
    public FaceAnalyzerBuilder threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " threads, expected at least 1");
        }
        threads = count;
        return this;
    }

    /**
     * Reads only the faces of the highest score of each picture.
     *
     * @param count how many at most, from 1
     */
    public FaceAnalyzerBuilder maxFaces(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " faces, expected at least 1");
        }
        maxFaces = count;
        return this;
    }

    /** Whether each answer is the mean of the face's and its mirror image's: twice the work, slightly more accurate. */
    public FaceAnalyzerBuilder flip(boolean mirrored) {
        flip = mirrored;
        return this;
    }

    /**
     * Whether an expression may stay without an answer: where the likeliest class has a probability below what the
     * expression model was found to need (see {@link ExpressionModel#abstainBelow}), {@link
     * dev.mien.ExpressionScores#answer()} is empty.
     */
    public FaceAnalyzerBuilder notSure(boolean mayAbstain) {
        notSure = mayAbstain;
        return this;
    }

    /** Measures each face: {@link Face#measures} and {@link FaceAnalyzer#table} have what that gives. */
    public FaceAnalyzerBuilder measures(FaceMeasurer measuring) {
        measurer = Optional.of(measuring);
        return this;
    }

    /**
     * How many points each face has: 15, unless 27 are asked for.
     *
     * @param count 15 or 27
     */
    public FaceAnalyzerBuilder points(int count) {
        if (count != Keypoint.COUNT && count != Keypoint.EXTENDED_COUNT) {
            throw new IllegalArgumentException(count + " points, expected 15 or 27");
        }
        points = count;
        return this;
    }

    /**
     * Loads the models.
     *
     * @throws UserError when a model file is missing or damaged, or lacks one of the classes or the points asked for
     */
    public FaceAnalyzer build() {
        Closer closer = new Closer();
        try {
            ModelOptions options = new ModelOptions(threads, flip);
            Optional<KeypointModel> placing = keypoints.map(origin -> closer.add(KeypointModel.open(origin, options)));
            if (placing.isPresent() && placing.get().points() < points) {
                throw new UserError(
                        "places " + placing.get().points() + " points, " + points + " are asked for",
                        keypoints.orElseThrow().name(),
                        "ask for 15 by the option points, or give a model of the preset points-27");
            }
            Optional<ExpressionModel> classes =
                    expression.map(origin -> closer.add(ExpressionModel.open(origin, options)));
            FaceDetector finder = openDetector.orElseGet(
                    () -> closer.add(FaceDetector.create(detector, detection.withThreads(threads))));
            CropReader crops = new CropReader(placing.map(CropReader.PointReader::of), classes, labels, notSure);
            FaceAnalyzerBuilder same = new FaceAnalyzerBuilder(this).threads(1);
            return new FaceAnalyzer(
                    new FaceReader(finder, maxFaces, crops), measurer, points, threads, closer, same::build);
        } catch (RuntimeException | Error e) {
            closer.closedAfter(e);
            throw e;
        }
    }
}
