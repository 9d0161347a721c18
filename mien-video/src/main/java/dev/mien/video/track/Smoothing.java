package dev.mien.video.track;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Smooths the face of a person over time: removes jitter from box and points, and averages the expression
 * exponentially. Since the tracked motion of the head is accurate, only the residual is smoothed, so that nothing lags
 * behind a moving head.
 */
final class Smoothing {
    private static final double MIN_CUTOFF = 1.5; // Hz
    private static final double SLOPE = 8; // Hz for each face size a second
    private static final double BOX_SECONDS = 0.3;
    private static final double EXPRESSION_SECONDS = 0.3;

    private final List<OneEuroFilter> coordinates = new ArrayList<>();
    private @Nullable Box steady;
    private float @Nullable [] shares;
    private double time;

    /** Moves the state of the filters along with the tracked motion. */
    void moved(Box from, Box to) {
        if (steady != null) {
            float scale = to.width() / from.width();
            steady = new Box(
                    to.left() + scale * (steady.left() - from.left()),
                    to.top() + scale * (steady.top() - from.top()),
                    to.left() + scale * (steady.right() - from.left()),
                    to.top() + scale * (steady.bottom() - from.top()));
        }
    }

    /** Resets the filter of the box after an unknown motion. */
    void jumped() {
        steady = null;
    }

    /** The smoothed face at a time in seconds. */
    Face next(Face face, double at) {
        Box box = steady == null ? face.box() : between(steady, face.box(), share(at, BOX_SECONDS));
        steady = box;
        Optional<Keypoints> points = face.keypoints().map(raw -> smooth(raw, box, at));
        Optional<ExpressionScores> expression = face.expression().map(raw -> mean(raw, at));
        time = at;
        return new Face(box, face.detectionScore(), points, expression);
    }

    /** The weight of a new value in an exponential mean with that time constant. */
    private double share(double at, double seconds) {
        return 1 - Math.exp(-(at - time) / seconds);
    }

    private static Box between(Box from, Box to, double share) {
        return new Box(
                (float) (from.left() + share * (to.left() - from.left())),
                (float) (from.top() + share * (to.top() - from.top())),
                (float) (from.right() + share * (to.right() - from.right())),
                (float) (from.bottom() + share * (to.bottom() - from.bottom())));
    }

    /** Filters the positions of the points in the box, in units of its size. */
    private Keypoints smooth(Keypoints raw, Box box, double at) {
        float size = (float) box.side();
        float[] inBox = raw.scaled(1 / size, 1 / size, -box.left() / size, -box.top() / size)
                .toArray();
        for (int i = 0; i < inBox.length; i++) {
            if (coordinates.size() == i) {
                coordinates.add(new OneEuroFilter(MIN_CUTOFF, SLOPE));
            }
            inBox[i] = (float) coordinates.get(i).next(inBox[i], at);
        }
        return Keypoints.of(inBox).scaled(size, size, box.left(), box.top()).withSpreadsOf(raw, 1);
    }

    /** The exponential mean of the probabilities. */
    private ExpressionScores mean(ExpressionScores raw, double at) {
        float[] mean = raw.probabilities();
        if (shares != null) {
            float share = (float) share(at, EXPRESSION_SECONDS);
            for (int i = 0; i < mean.length; i++) {
                mean[i] = shares[i] + share * (mean[i] - shares[i]);
            }
        }
        shares = mean;
        return new ExpressionScores(raw.labels(), mean, raw.sureFrom(), raw.mayAbstain());
    }
}
