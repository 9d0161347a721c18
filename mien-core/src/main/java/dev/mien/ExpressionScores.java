package dev.mien;

import java.util.Arrays;

/**
 * How likely each class of a label set is.
 *
 * @param labels the classes
 * @param probabilities one per class of {@code labels}, in 0..1, summing to 1
 */
public record ExpressionScores(LabelSet labels, float[] probabilities) {
    public ExpressionScores {
        if (probabilities.length != labels.size()) {
            throw new IllegalArgumentException(probabilities.length + " probabilities, expected " + labels.size());
        }
        probabilities = probabilities.clone();
    }

    @Override
    public float[] probabilities() {
        return probabilities.clone();
    }

    /** The index of the likeliest class; of equals the first. */
    public int bestIndex() {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The likeliest class. */
    public Expression best() {
        return labels.expressions().get(bestIndex());
    }

    /** The probability of the likeliest class. */
    public float confidence() {
        return probabilities[bestIndex()];
    }

    /** The same scores over another label set; see {@link LabelSet#project}. */
    public ExpressionScores in(LabelSet target) {
        return new ExpressionScores(target, labels.project(probabilities, target));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExpressionScores that
                && labels == that.labels
                && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + Arrays.hashCode(probabilities);
    }

    @Override
    public String toString() {
        return "ExpressionScores[" + labels.label() + ", " + Arrays.toString(probabilities) + "]";
    }
}
