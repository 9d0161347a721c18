package dev.mien.train;

import dev.mien.Expression;
import dev.mien.LabelSet;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Votes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an expression net is held against: how much of each class a face shows. */
final class ClassShares {
    private ClassShares() {}

    /**
     * The row's own class, mixed with what the annotators of FER+ voted for.
     *
     * @param labels has the row's class
     * @param votesWeight the votes' part, 0..1; votes for classes that {@code labels} lacks do not count, and a row without
     *     any other is wholly of its own class
     */
    static float[] of(ExpressionDataset dataset, int row, LabelSet labels, double votesWeight) {
        float[] shares = new float[labels.size()];
        Optional<Votes> votes = votesWeight > 0 ? dataset.votes(row) : Optional.empty();
        int counted = votes.map(given -> count(given, labels)).orElse(0);
        double own = counted > 0 ? 1 - votesWeight : 1;
        if (counted > 0) {
            for (Map.Entry<Expression, Integer> vote :
                    votes.orElseThrow().byExpression().entrySet()) {
                int index = labels.indexOf(vote.getKey());
                if (index >= 0) {
                    shares[index] = (float) (votesWeight * vote.getValue() / counted);
                }
            }
        }
        shares[labels.indexOf(dataset.expression(row))] += (float) own;
        return shares;
    }

    /** The mean share of each class. */
    static float[] mean(List<float[]> shares, int classes) {
        double[] sums = new double[classes];
        for (float[] share : shares) {
            for (int i = 0; i < classes; i++) {
                sums[i] += share[i];
            }
        }
        float[] mean = new float[classes];
        for (int i = 0; i < classes; i++) {
            mean[i] = (float) (sums[i] / shares.size());
        }
        return mean;
    }

    private static int count(Votes votes, LabelSet labels) {
        return votes.byExpression().entrySet().stream()
                .filter(vote -> labels.indexOf(vote.getKey()) >= 0)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
