package dev.mien.metric;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The log-loss, or cross-entropy: the mean of -ln p over all rows, where p is the probability of the true class. It
 * judges how probable the true class was, not only whether it was the likeliest. Always answering each of n
 * classes with the same probability has a log-loss of ln n.
 */
public final class LogLoss {
    /**
     * Lower probabilities count as this one, the distance of 1 from the next 32-bit number (about 1.2e-7), so that a row
     * adds at most 15.9: the limit of scikit-learn's {@code log_loss} for such numbers.
     */
    public static final double LOWEST = Math.ulp(1f);

    private LogLoss() {}

    /** The loss of a row whose true class has this probability. */
    public static double of(double probability) {
        return -Math.log(Math.max(probability, LOWEST));
    }

    /** The mean over rows with these true classes, all of them in {@code labels}; NaN without rows. */
    static double of(LabelSet labels, List<Expression> truth, List<ExpressionScores> answers) {
        return IntStream.range(0, truth.size())
                .mapToDouble(row -> of(answers.get(row).probabilities()[labels.indexOf(truth.get(row))]))
                .average()
                .orElse(Double.NaN);
    }
}
