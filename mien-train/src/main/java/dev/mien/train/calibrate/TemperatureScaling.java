package dev.mien.train.calibrate;

import java.util.function.DoubleUnaryOperator;

/**
 * Calibrates the probabilities of a net: all logits are divided by a temperature that minimizes the cross-entropy on
 * the validation rows (Guo et al. 2017, arXiv:1706.04599). The likeliest class does not change.
 */
final class TemperatureScaling {
    private static final double LOWEST = .05;
    private static final double HIGHEST = 20;
    private static final double PRECISION = 1e-6;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private TemperatureScaling() {}

    /**
     * The best temperature, in 0.05..20.
     *
     * @param logits [count, classes], up to a constant per row, such as logarithms of probabilities
     * @param targets [count, classes]: probabilities of the classes
     */
    static double fit(float[] logits, float[] targets, int count, int classes) {
        // one minimum over the logarithm: the cross-entropy is convex in 1 / temperature
        double log = smallest(
                t -> crossEntropy(logits, targets, count, classes, Math.exp(t)), Math.log(LOWEST), Math.log(HIGHEST));
        return Math.exp(log);
    }

    /** The mean cross-entropy at that temperature. */
    static double crossEntropy(float[] logits, float[] targets, int count, int classes, double temperature) {
        double sum = 0;
        for (int row = 0; row < count; row++) {
            int from = row * classes;
            double normalizer = logNormalizer(logits, from, classes, temperature);
            for (int i = from; i < from + classes; i++) {
                sum += targets[i] * (normalizer - logits[i] / temperature);
            }
        }
        return sum / count;
    }

    /** The probabilities of the row that begins at {@code from}, at that temperature. */
    static float[] probabilities(float[] logits, int from, int classes, double temperature) {
        double normalizer = logNormalizer(logits, from, classes, temperature);
        float[] probabilities = new float[classes];
        for (int i = 0; i < classes; i++) {
            probabilities[i] = (float) Math.exp(logits[from + i] / temperature - normalizer);
        }
        return probabilities;
    }

    /** The log-sum-exp of a row, computed without overflow. */
    private static double logNormalizer(float[] logits, int from, int classes, double temperature) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + classes; i++) {
            largest = Math.max(largest, logits[i] / temperature);
        }
        double exponentials = 0;
        for (int i = from; i < from + classes; i++) {
            exponentials += Math.exp(logits[i] / temperature - largest);
        }
        return largest + Math.log(exponentials);
    }

    /** Golden-section search. */
    private static double smallest(DoubleUnaryOperator function, double low, double high) {
        double a = low;
        double b = high;
        double left = b - GOLDEN * (b - a);
        double right = a + GOLDEN * (b - a);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        while (b - a > PRECISION) {
            if (atLeft <= atRight) {
                b = right;
                right = left;
                atRight = atLeft;
                left = b - GOLDEN * (b - a);
                atLeft = function.applyAsDouble(left);
            } else {
                a = left;
                left = right;
                atLeft = atRight;
                right = a + GOLDEN * (b - a);
                atRight = function.applyAsDouble(right);
            }
        }
        return (a + b) / 2;
    }
}
