package dev.mien.evaluate;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What an expression model said, row by row.
 *
 * @param rows the rows' numbers in their data set, ascending
 * @param truth their classes
 * @param scores what the model said of each
 * @param copies the places in these lists, ascending, of rows that are copies of a training image; empty where the
 *     training images are not known
 */
public record ExpressionAnswers(
        int[] rows, List<Expression> truth, List<ExpressionScores> scores, Optional<int[]> copies) {
    public ExpressionAnswers {
        truth = List.copyOf(truth);
        scores = List.copyOf(scores);
    }

    /** How many rows there are. */
    public int size() {
        return truth.size();
    }

    /** Whether the likeliest class of an answer is the true one. */
    public boolean isCorrect(int place) {
        return scores.get(place).best() == truth.get(place);
    }

    /** The rows of these classes, answered in them. */
    public ExpressionAnswers in(LabelSet labels) {
        ExpressionAnswers known = where(place -> labels.indexOf(truth.get(place)) >= 0);
        return new ExpressionAnswers(
                known.rows,
                known.truth,
                known.scores.stream().map(one -> one.in(labels)).toList(),
                known.copies);
    }

    /** Those rows whose place in these lists a condition holds for. */
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

    /** The figures of these answers, all of them in {@code labels}. */
    ExpressionMetrics score(LabelSet labels) {
        return ExpressionMetrics.of(labels, truth, scores);
    }
}
