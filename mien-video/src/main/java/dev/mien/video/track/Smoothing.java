package dev.mien.video.track;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One person's face over time: box and points without jitter, the expression as a mean that forgets. */
final class Smoothing {
    private static final double LEAST_CUTOFF = 1.5; // Hz
    private static final double SLOPE = 8; // Hz for each face size a second
    private static final double EXPRESSION_SECONDS = 0.3;

    private final List<OneEuroFilter> edges = new ArrayList<>();
    private final List<OneEuroFilter> coordinates = new ArrayList<>();
    private float @Nullable [] shares;
    private double time;

    /** The face as it was read at that time, smoothed. */
    Face next(Face face, double at) {
        Box box = face.box();
        double unit = Math.sqrt((double) box.width() * box.height()); // so that a large face is treated as a small one
        float[] numbers = filtered(edges, new float[] {box.left(), box.top(), box.right(), box.bottom()}, unit, at);
        Box steady = numbers[2] > numbers[0] && numbers[3] > numbers[1]
                ? new Box(numbers[0], numbers[1], numbers[2], numbers[3])
                : box;
        Optional<Keypoints> points =
                face.keypoints().map(raw -> Keypoints.of(filtered(coordinates, raw.toArray(), unit, at)));
        Optional<ExpressionScores> expression = face.expression().map(raw -> mean(raw, at));
        time = at;
        return new Face(steady, face.detectionScore(), points, expression);
    }

    /** The size of a face changes slowly, so each number is filtered in pixels with a slope for faces of this size. */
    private static float[] filtered(List<OneEuroFilter> filters, float[] raw, double unit, double at) {
        while (filters.size() < raw.length) {
            filters.add(new OneEuroFilter(LEAST_CUTOFF, SLOPE / unit));
        }
        float[] smooth = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            smooth[i] = (float) filters.get(i).next(raw[i], at);
        }
        return smooth;
    }

    /** The exponential mean over time, which adds up to 1 as each of its parts does. */
    private ExpressionScores mean(ExpressionScores raw, double at) {
        float[] now = raw.probabilities();
        float[] mean = shares;
        if (mean == null) {
            mean = now;
        } else {
            double share = 1 - Math.exp(-(at - time) / EXPRESSION_SECONDS);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += (float) (share * (now[i] - mean[i]));
            }
        }
        shares = mean;
        return new ExpressionScores(raw.labels(), mean, raw.notSureBelow());
    }
}
