package dev.mien.spark;

import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceAnalyzerBuilder;
import dev.mien.detect.DetectorOptions;
import dev.mien.measure.FaceMeasurer;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which models read the pictures, and how; the words are those of {@code mien predict}. Equal choices share one analyzer.
 *
 * @param detector how faces are found
 * @param keypoints a model file's path on every machine, {@code keypoints} for the one in the jar, or {@code none}
 * @param expression likewise
 * @param labels {@code five}, {@code seven}, or empty for the model's own
 * @param minFace in pixels; 0 for the detector's own choice
 * @param minScore in 0..1; below 0 for the detector's own choice
 * @param measures whether faces are measured
 * @param points how many points each face has, 15 or 27
 */
record ModelChoice(
        String detector,
        String keypoints,
        String expression,
        String labels,
        boolean notSure,
        boolean tta,
        int minFace,
        double minScore,
        boolean measures,
        int points)
        implements Serializable {
    private static final String NONE = "none";

    /**
     * Loads the models.
     *
     * @param threads how many native threads one call may use
     */
    FaceAnalyzer open(int threads) {
        FaceAnalyzerBuilder builder = FaceAnalyzer.builder()
                .detector(detector)
                .detection(detection())
                .withoutKeypoints()
                .withoutExpression()
                .points(points)
                .threads(threads)
                .flip(tta)
                .notSure(notSure);
        origin(keypoints, Task.KEYPOINTS).ifPresent(builder::keypoints);
        origin(expression, Task.EXPRESSION).ifPresent(builder::expression);
        if (measures) {
            builder.measures(FaceMeasurer.create());
        }
        if (keypoints.equals(NONE) && expression.equals(NONE)) {
            throw new UserError("no model to ask", "keypoints, expression", "use 'none' for one of them at most");
        }
        return (labels.isEmpty() ? builder : builder.labels(LabelSet.ofLabel(labels))).build();
    }

    /** The same for pictures that are a face each, asked with one of the models. */
    ModelChoice forCrops(Task task) {
        String points = task == Task.KEYPOINTS ? keypoints : NONE;
        String classes = task == Task.EXPRESSION ? expression : NONE;
        return new ModelChoice(NONE, points, classes, labels, false, tta, minFace, minScore, false, Keypoint.COUNT);
    }

    private DetectorOptions detection() {
        DetectorOptions plain = DetectorOptions.defaults();
        DetectorOptions sized = minFace > 0 ? plain.withMinFace(minFace) : plain;
        return minScore >= 0 ? sized.withMinScore(minScore) : sized;
    }

    private static Optional<ModelOrigin> origin(String model, Task task) {
        if (model.equals(NONE)) {
            return Optional.empty();
        }
        return Optional.of(model.equals(task.label()) ? ModelOrigin.shipped(task) : ModelOrigin.file(Path.of(model)));
    }
}
