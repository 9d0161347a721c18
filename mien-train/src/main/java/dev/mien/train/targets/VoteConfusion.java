package dev.mien.train.targets;

import dev.mien.Expression;
import dev.mien.LabelSet;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Votes;
import java.util.EnumMap;
import java.util.Map;

/**
 * The confusion matrix between the votes of FER+'s annotators and the labels, which converts votes to probabilities of
 * labels. The two disagree systematically in a third of the rows: many faces labelled sad or fearful were voted
 * neutral, which a net would learn from unconverted votes.
 */
final class VoteConfusion {
    private final Map<Expression, double[]> labelsByVote;
    private final int classes;

    private VoteConfusion(Map<Expression, double[]> labelsByVote, int classes) {
        this.labelsByVote = labelsByVote;
        this.classes = classes;
    }

    /** Counts these rows, each of which has a class in {@code labels}; every row with votes has the same weight. */
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

    /**
     * The probability of each class, summing to 1; all 0 if no vote is for an expression with votes in the counted
     * rows.
     */
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
