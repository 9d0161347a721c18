package dev.mien.evaluate;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.metric.ExpressionMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The answers of an expression model, row by row.
 *
 * @param rows the rows' numbers in their data set, ascending
 * @param truth their classes
 * @param scores the model's scores
 * @param copies the indices in these lists, ascending, of rows that are copies of a training image; empty if the
 *     training images are unknown
 */
public record ExpressionAnswers(
        int[] rows, List<Expression> truth, List<ExpressionScores> scores, Optional<int[]> copies) {
    public ExpressionAnswers {
        truth = List.copyOf(truth);
        scores = List.copyOf(scores);
    }

    /** The number of rows. */
    public int size() {
        return truth.size();
    }

    /** Whether the likeliest class of an answer is the true one. */
    public boolean isCorrect(int place) {
        return scores.get(place).best() == truth.get(place);
    }

    /** The rows with classes of a label set, with scores projected to it. */
    public ExpressionAnswers in(LabelSet labels) {
        ExpressionAnswers known = where(place -> labels.indexOf(truth.get(place)) >= 0);
        return new ExpressionAnswers(
                known.rows,
                known.truth,
                known.scores.stream().map(one -> one.in(labels)).toList(),
                known.copies);
    }

    /** The rows whose index satisfies a condition. */
    public ExpressionAnswers where(IntPredicate condition) {
        int[] places = IntStream.range(0, size()).filter(condition).toArray();
        return new ExpressionAnswers(
                Evaluator.each(places, place -> rows[place]).stream()
                        .mapToInt(Integer::intValue)
                        .toArray(),
                Evaluator.each(places, truth::get),
                Evaluator.each(places, scores::get),
                copies.map(old -> IntStream.range(0, places.length)
                        .filter(place -> Arrays.binarySearch(old, places[place]) >= 0)
                        .toArray()));
    }

    /** The metrics of these answers, all of which must be over {@code labels}. */
    ExpressionMetrics score(LabelSet labels) {
        return ExpressionMetrics.of(labels, truth, scores);
    }
}
