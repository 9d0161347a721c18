package dev.mien.analyze;

import dev.mien.ExpressionScores;

/**
 * Calibrates the expression probabilities of faces that have few pixels. The shipped model was trained on faces shrunk
 * to as little as a fifth and is calibrated for those; for smaller ones it is overconfident. Their probabilities are
 * therefore smoothed with a temperature (Guo et al. 2017, arXiv:1706.04599) that grows as the face shrinks. Measured on
 * the PublicTest of FER-2013 with its pictures shrunk: see the model card of the expression model.
 */
public final class SmallFaces {
    /** Crops with at least this side in pixels of the picture are read as well as larger ones. */
    public static final double SHARP_FROM = 24;

    /** Crops with at least this side in pixels of the picture are within the range that the model was trained on. */
    public static final double KNOWN_FROM = 12;

    /** The temperature is the ratio of {@link #KNOWN_FROM} to the crop's side, raised to this exponent. */
    public static final double EXPONENT = 1.1;

    /** Below this probability the likeliest class of a small face is doubted, even if that of larger ones never is. */
    public static final float SURE_FROM = .6f;

    private SmallFaces() {}

    /**
     * The temperature by which the logarithms of a face's probabilities are divided, at least 1.
     *
     * @param side of the face's crop, in pixels of the picture
     */
    public static double temperature(double side) {
        return Math.max(1, Math.pow(KNOWN_FROM / side, EXPONENT));
    }

    /** The threshold below which the likeliest class is doubted, in 0..1. */
    static float sureFrom(double side, float usual) {
        return side < SHARP_FROM ? Math.max(usual, SURE_FROM) : usual;
    }

    /** The calibrated scores of a face whose crop has that side. */
    static ExpressionScores evened(ExpressionScores scores, double side) {
        double temperature = temperature(side);
        if (temperature == 1) {
            return scores;
        }
        float[] weights = scores.probabilities();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.pow(weights[i], 1 / temperature);
        }
        return new ExpressionScores(scores.labels(), ExpressionScores.normalized(weights));
    }
}
