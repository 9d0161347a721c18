package dev.mien.evaluate;

import dev.mien.Expression;
import dev.mien.LabelSet;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How often each class got each answer, and the figures that follow from that; {@link ExpressionMetrics} says what each is.
 * Rows may be counted in any order and in several places, whose counts are then added up. Not for several threads.
 */
public final class Confusion implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LabelSet labels;
    private final long[][] counts;

    /** No row yet. */
    public Confusion(LabelSet labels) {
        this.labels = labels;
        this.counts = new long[labels.size()][labels.size()];
    }

    /** Counts a row, both classes of {@link #labels()}. */
    public void add(Expression truth, Expression answer) {
        counts[labels.indexOf(truth)][labels.indexOf(answer)]++;
    }

    /** Adds the rows that others have counted in the same classes. */
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

    /** How many rows were counted. */
    public long n() {
        return Arrays.stream(counts).flatMapToLong(LongStream::of).sum();
    }

    /** The accuracy; NaN without rows. */
    public double accuracy() {
        return (double) hits() / n();
    }

    /** Wilson's interval of {@link #accuracy()}. */
    public Interval accuracyCi95() {
        return Interval.wilson(hits(), n());
    }

    /** The figures of each class. */
    public List<ClassMetrics> perClass() {
        return IntStream.range(0, counts.length)
                .mapToObj(c -> ClassMetrics.of(
                        counts[c][c],
                        Arrays.stream(counts).mapToLong(row -> row[c]).sum(),
                        LongStream.of(counts[c]).sum()))
                .toList();
    }

    /** The mean of the classes' F1, every class counted alike. */
    public double macroF1() {
        return ExpressionMetrics.macro(perClass(), ClassMetrics::f1);
    }

    /** The mean of the classes' F1, each weighted by its rows; NaN without rows. */
    public double weightedF1() {
        return ExpressionMetrics.weighted(perClass(), ClassMetrics::f1);
    }

    private long hits() {
        return IntStream.range(0, counts.length).mapToLong(c -> counts[c][c]).sum();
    }
}
