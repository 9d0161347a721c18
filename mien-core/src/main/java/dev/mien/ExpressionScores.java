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
 * @param sureFrom the threshold: the likeliest class is doubted if its probability is lower; 0 if it never is, above 1
 *     if it always is
 * @param mayAbstain whether there is no {@link #answer} if the model doubts the likeliest class
 */
public record ExpressionScores(LabelSet labels, float[] probabilities, float sureFrom, boolean mayAbstain) {
    private static final String NOT_SURE = "not sure";

    /** A threshold that no confidence reaches. */
    private static final float NEVER = Math.nextUp(1f);

    public ExpressionScores {
        if (probabilities.length != labels.size()) {
            throw new IllegalArgumentException(probabilities.length + " probabilities, expected " + labels.size());
        }
        probabilities = probabilities.clone();
    }

    /** Scores without a threshold: the likeliest class is always the answer. */
    public ExpressionScores(LabelSet labels, float[] probabilities) {
        this(labels, probabilities, 0, false);
    }

    /**
     * Turns weights into probabilities: each is divided by the sum of all. If the sum is 0, all classes are equally
     * likely.
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
     * The same scores with another threshold.
     *
     * @param mayAbstain whether there is no {@link #answer} below the threshold
     */
    public ExpressionScores withDoubt(float sureFrom, boolean mayAbstain) {
        return new ExpressionScores(labels, probabilities, sureFrom, mayAbstain);
    }

    /** The same scores, which are never sure, whatever the confidence. */
    public ExpressionScores doubted() {
        return withDoubt(NEVER, mayAbstain);
    }

    /** A copy of the probabilities, one per class in the label set's order. */
    @Override
    public float[] probabilities() {
        return probabilities.clone();
    }

    /** The index of the likeliest class; the first of those with the same probability. */
    public int bestIndex() {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Whether the probability of the likeliest class reaches the model's threshold. */
    public boolean isSure() {
        return confidence() >= sureFrom;
    }

    /** The likeliest class; empty ("not sure") if the model doubts it and may abstain. */
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

    /** The name of the answer, or {@value #NOT_SURE} if there is none. */
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
     * The same scores over another label set; see {@link LabelSet#project}. They have no threshold, since thresholds
     * are valid for one label set only.
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
                && Float.compare(sureFrom, that.sureFrom) == 0
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
