package dev.mien;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * How likely each class of a label set is.
 *
 * @param labels the classes
 * @param probabilities one per class of {@code labels}, in 0..1, summing to 1
 * @param notSureBelow the likeliest class is no answer when its probability is below this; 0 for always an answer
 */
public record ExpressionScores(LabelSet labels, float[] probabilities, float notSureBelow) {
    public ExpressionScores {
        if (probabilities.length != labels.size()) {
            throw new IllegalArgumentException(probabilities.length + " probabilities, expected " + labels.size());
        }
        probabilities = probabilities.clone();
    }

    /** Scores whose likeliest class is always the answer. */
    public ExpressionScores(LabelSet labels, float[] probabilities) {
        this(labels, probabilities, 0);
    }

    /** The same scores, whose likeliest class is no answer when its probability is below this. */
    public ExpressionScores notSureBelow(float probability) {
        return new ExpressionScores(labels, probabilities, probability);
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

    /** The likeliest class where it is likely enough; empty for "not sure". */
    public Optional<Expression> answer() {
        return confidence() < notSureBelow ? Optional.empty() : Optional.of(best());
    }

    /** The likeliest class. */
    public Expression best() {
        return labels.expressions().get(bestIndex());
    }

    /** The probability of the likeliest class. */
    public float confidence() {
        return probabilities[bestIndex()];
    }

    /** The same scores over another label set, where the likeliest class is always the answer; see {@link LabelSet#project}. */
    public ExpressionScores in(LabelSet target) {
        return new ExpressionScores(target, labels.project(probabilities, target));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExpressionScores that
                && labels == that.labels
                && notSureBelow == that.notSureBelow
                && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return Objects.hash(labels, Arrays.hashCode(probabilities), notSureBelow);
    }

    @Override
    public String toString() {
        return "ExpressionScores[" + labels.label() + ", " + Arrays.toString(probabilities) + ", " + notSureBelow + "]";
    }
}
