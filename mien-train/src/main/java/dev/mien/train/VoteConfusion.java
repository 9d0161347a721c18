package dev.mien.train;

import dev.mien.Expression;
import dev.mien.LabelSet;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Votes;
import java.util.EnumMap;
import java.util.Map;

/**
 * What label the rows have for which annotators of FER+ voted so. The two disagree in a third of the rows, and not by
 * chance: many faces labelled sad or fearful were voted neutral. Votes taken for labels as they are would teach that; through
 * this confusion matrix they tell how likely each label is.
 */
final class VoteConfusion {
    private final Map<Expression, double[]> labelsByVote;
    private final int classes;

    private VoteConfusion(Map<Expression, double[]> labelsByVote, int classes) {
        this.labelsByVote = labelsByVote;
        this.classes = classes;
    }

    /** Counted over these rows, each of which has a class of {@code labels}; every row with votes counts the same. */
    static VoteConfusion of(ExpressionDataset dataset, int[] rows, LabelSet labels) {
        Map<Expression, double[]> counts = new EnumMap<>(Expression.class);
        for (int row : rows) {
            int label = labels.indexOf(dataset.expression(row));
            dataset.votes(row).ifPresent(votes -> {
                double all = sum(votes);
                votes.byExpression()
                        .forEach((expression, count) ->
                                counts.computeIfAbsent(expression, unused -> new double[labels.size()])[label] +=
                                        count / all);
            });
        }
        return new VoteConfusion(counts, labels.size());
    }

    /** How likely each class is, summing up to 1; all 0 where nobody voted for an expression that any row was voted for. */
    float[] expected(Votes votes) {
        double[] shares = new double[classes];
        double all = 0;
        for (Map.Entry<Expression, Integer> vote : votes.byExpression().entrySet()) {
            double[] counts = labelsByVote.getOrDefault(vote.getKey(), new double[classes]);
            double seen = sum(counts);
            if (seen > 0) {
                all += vote.getValue();
                for (int i = 0; i < classes; i++) {
                    shares[i] += vote.getValue() * counts[i] / seen;
                }
            }
        }
        float[] expected = new float[classes];
        for (int i = 0; i < classes && all > 0; i++) {
            expected[i] = (float) (shares[i] / all);
        }
        return expected;
    }

    private static double sum(Votes votes) {
        return votes.byExpression().values().stream().mapToInt(count -> count).sum();
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
