package dev.mien.metric;

import dev.mien.Expression;
import dev.mien.LabelSet;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A confusion matrix that counts rows incrementally, and the metrics derived from it, which {@link ExpressionMetrics}
 * defines. Rows may be counted in any order and in several instances, which can be added. Not thread-safe.
 */
public final class Confusion implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LabelSet labels;
    private final long[][] counts;

    /** An empty matrix. */
    public Confusion(LabelSet labels) {
        this.labels = labels;
        this.counts = new long[labels.size()][labels.size()];
    }

    /** Counts a row; both classes must be in {@link #labels()}. */
    public void add(Expression truth, Expression answer) {
        counts[labels.indexOf(truth)][labels.indexOf(answer)]++;
    }

    /** Adds the counts of another matrix with the same label set. */
    public void add(Confusion others) {
        for (int truth = 0; truth < counts.length; truth++) {
            for (int answer = 0; answer < counts.length; answer++) {
                counts[truth][answer] += others.counts[truth][answer];
            }
        }
    }

    /** The classes, in the order of rows and columns. */
    public LabelSet labels() {
        return labels;
    }

    /** A copy: {@code counts[truth][answer]}. */
    public long[][] counts() {
        return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    /** The number of rows. */
    public long n() {
        return Arrays.stream(counts).flatMapToLong(LongStream::of).sum();
    }

    /** The accuracy; NaN without rows. */
    public double accuracy() {
        return (double) hits() / n();
    }

    /** The Wilson interval of {@link #accuracy()}. */
    public Interval accuracyCi95() {
        return Interval.wilson(hits(), n());
    }

    /** The metrics of each class. */
    public List<ClassMetrics> perClass() {
        return IntStream.range(0, counts.length)
                .mapToObj(c -> ClassMetrics.of(
                        counts[c][c],
                        Arrays.stream(counts).mapToLong(row -> row[c]).sum(),
                        LongStream.of(counts[c]).sum()))
                .toList();
    }

    /** The unweighted mean of the F1 of the classes that occur in the truth; NaN without rows. */
    public double macroF1() {
        return ExpressionMetrics.macro(
                perClass().stream().filter(one -> one.support() > 0).toList(), ClassMetrics::f1);
    }

    /** The mean of the classes' F1, weighted by their rows; NaN without rows. */
    public double weightedF1() {
        return ExpressionMetrics.weighted(perClass(), ClassMetrics::f1);
    }

    private long hits() {
        return IntStream.range(0, counts.length).mapToLong(c -> counts[c][c]).sum();
    }
}
