package dev.mien;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How likely each class of a label set is.
 *
 * @param labels the classes
 * @param probabilities one per class of {@code labels}, in 0..1, summing to 1
 * @param sureFrom the model doubts its likeliest class when that one's probability is below this; 0 where it never does
 * @param mayAbstain whether a class that the model doubts is no answer
 */
public record ExpressionScores(LabelSet labels, float[] probabilities, float sureFrom, boolean mayAbstain) {
    private static final String NOT_SURE = "not sure";

    public ExpressionScores {
        if (probabilities.length != labels.size()) {
            throw new IllegalArgumentException(probabilities.length + " probabilities, expected " + labels.size());
        }
        probabilities = probabilities.clone();
    }

    /** Scores that nobody doubts: the likeliest class is always the answer. */
    public ExpressionScores(LabelSet labels, float[] probabilities) {
        this(labels, probabilities, 0, false);
    }

    /**
     * Weights of classes as their probabilities: each divided by the sum of all. Where the sum is 0, all are alike.
     *
     * @param weights at least 0 each
     * @return as many numbers in 0..1, summing to 1
     */
    public static float[] normalized(float... weights) {
        float sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        float[] probabilities = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            probabilities[i] = sum > 0 ? weights[i] / sum : 1f / weights.length;
        }
        return probabilities;
    }

    /**
     * The same scores, doubted when the likeliest class's probability is below {@code sureFrom}.
     *
     * @param mayAbstain whether a class that is doubted is no answer
     */
    public ExpressionScores withDoubt(float sureFrom, boolean mayAbstain) {
        return new ExpressionScores(labels, probabilities, sureFrom, mayAbstain);
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

    /** Whether the likeliest class is likely enough to be relied on, by the model's own threshold. */
    public boolean isSure() {
        return confidence() >= sureFrom;
    }

    /** The likeliest class; empty for "not sure", where the model doubts it and may abstain. */
    public Optional<Expression> answer() {
        return mayAbstain && !isSure() ? Optional.empty() : Optional.of(best());
    }

    /** The likeliest class. */
    public Expression best() {
        return labels.expressions().get(bestIndex());
    }

    /** The probability of the likeliest class. */
    public float confidence() {
        return probabilities[bestIndex()];
    }

    /** The answer's name, {@value #NOT_SURE} where there is none. */
    public String label() {
        return answer().map(Expression::label).orElse(NOT_SURE);
    }

    /** {@code label}, its {@code confidence}, whether the model is {@code sure}, and the {@code probabilities} by class. */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> shares = new LinkedHashMap<>();
        for (int i = 0; i < probabilities.length; i++) {
            shares.put(labels.expressions().get(i).label(), Decimal.exactShare(probabilities[i]));
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("label", label());
        map.put("confidence", Decimal.exactShare(confidence()));
        map.put("sure", isSure());
        map.put("probabilities", shares);
        return map;
    }

    /**
     * The same scores over another label set, not doubted: thresholds hold for one set; see {@link LabelSet#project}.
     *
     * @throws OptionError when this label set lacks one of the other's classes
     */
    public ExpressionScores in(LabelSet target) {
        return new ExpressionScores(target, labels.project(probabilities, target));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExpressionScores that
                && labels == that.labels
                && sureFrom == that.sureFrom
                && mayAbstain == that.mayAbstain
                && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return Objects.hash(labels, Arrays.hashCode(probabilities), sureFrom, mayAbstain);
    }

    @Override
    public String toString() {
        return "ExpressionScores[" + labels.label() + ", " + Arrays.toString(probabilities) + ", sureFrom=" + sureFrom
                + ", mayAbstain=" + mayAbstain + "]";
    }
}
