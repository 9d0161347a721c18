package dev.mien.video.track;

import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.LabelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Corrects expressions for a person's resting face, which is estimated in the first seconds in view, so that people who
 * look sad or angry at rest are read correctly. The correction adjusts the prior (Saerens, Latinne and Decaestecker
 * 2002, doi:10.1162/089976602753284446): each probability is multiplied by the ratio of the usual probability at rest
 * to that of this person, and the result is normalized.
 */
final class RestingFace {
    /**
     * The usual probabilities of neutral faces, in {@link LabelSet#SEVEN}: medians over the 607 in FER-2013's
     * PublicTest.
     */
    private static final float[] USUAL = {.0562f, .0012f, .0587f, .0259f, .1274f, .0092f, .7213f};

    private static final float TINY = 1e-3f;

    /** The largest factor by which a probability changes, or its inverse. */
    private static final double LARGEST_FACTOR = 12;

    private final double seconds;
    private final List<float[]> answers = new ArrayList<>();
    private double until = Double.NaN;
    private float @Nullable [] factors;

    /**
     * @param seconds the duration of the estimation; 0 for no correction
     */
    RestingFace(double seconds) {
        this.seconds = seconds;
    }

    /** The face with the corrected expression, which is unchanged during the estimation. */
    Face seen(Face face, double time) {
        return face.expression().isEmpty() || seconds <= 0
                ? face
                : face.withExpression(seen(face.expression().get(), time));
    }

    private ExpressionScores seen(ExpressionScores scores, double time) {
        if (Double.isNaN(until)) {
            until = time + seconds;
        }
        if (time < until) {
            answers.add(scores.probabilities());
            return scores;
        }
        if (factors == null) {
            factors = factors(scores.labels());
            answers.clear();
        }
        float[] weights = scores.probabilities();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(weights[i], TINY) * factors[i];
        }
        return new ExpressionScores(
                scores.labels(), ExpressionScores.normalized(weights), scores.sureFrom(), scores.mayAbstain());
    }

    private float[] factors(LabelSet labels) {
        float[] usual = LabelSet.SEVEN.project(USUAL, labels);
        float[] factors = new float[usual.length];
        for (int i = 0; i < factors.length; i++) {
            double factor = Math.max(usual[i], TINY) / Math.max(median(i), TINY);
            factors[i] = (float) Math.max(1 / LARGEST_FACTOR, Math.min(factor, LARGEST_FACTOR));
        }
        return factors;
    }

    /** The median probability at rest, which is robust to blinks and speech. */
    private float median(int label) {
        float[] sorted = new float[answers.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = answers.get(i)[label];
        }
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
