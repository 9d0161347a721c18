package dev.mien.analyze;

import dev.mien.ExpressionScores;

/**
 * How much less an expression tells of a face that has few pixels. The shipped model has learned from faces shrunk to a fifth and knows
 * what it does not know of those; of smaller ones it stays too sure. So their probabilities are evened out: divided by a temperature (Guo
 * et al. 2017, arXiv:1706.04599) that grows as the face shrinks. Measured on FER-2013's PublicTest with its pictures shrunk: see the
 * card of the expression model.
 */
public final class SmallFaces {
    /** Crops of at least so many pixels of the picture a side are read as well as larger ones. */
    public static final double SHARP_FROM = 24;

    /** Of crops of at least so many pixels the model itself knows how much it can tell. */
    public static final double KNOWN_FROM = 12;

    /** The temperature is the power with this exponent of how many times smaller than {@link #KNOWN_FROM} a crop is. */
    public static final double EXPONENT = 1.1;

    /** Below that probability the likeliest class of a small face is doubted, also where that of larger ones never is. */
    public static final float SURE_FROM = .6f;

    private SmallFaces() {}

    /**
     * By what the logarithms of a face's probabilities are to be divided, at least 1.
     *
     * @param side of the face's crop, in pixels of the picture
     */
    public static double temperature(double side) {
        return Math.max(1, Math.pow(KNOWN_FROM / side, EXPONENT));
    }

    /** The probability below which the likeliest class is doubted. */
    static float sureFrom(double side, float usual) {
        return side < SHARP_FROM ? Math.max(usual, SURE_FROM) : usual;
    }

    /** The scores of a face whose crop has that side. */
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
