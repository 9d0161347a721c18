package dev.mien.train;

import dev.mien.LabelSet;
import dev.mien.dataset.ExpressionDataset;
import java.util.ArrayList;
import java.util.List;

/** What an expression net is held against: how much of each class a face shows. */
final class ClassShares {
    private ClassShares() {}

    /** Wholly the row's own class, which {@code labels} has. */
    static float[] of(ExpressionDataset dataset, int row, LabelSet labels) {
        float[] shares = new float[labels.size()];
        shares[labels.indexOf(dataset.expression(row))] = 1;
        return shares;
    }

    /**
     * Each row's own class, mixed with what the votes of FER+'s annotators make likely.
     *
     * @param rows each with a class of {@code labels}
     * @param votesWeight the votes' part, 0..1; a row without votes is wholly of its own class
     */
    static List<float[]> of(ExpressionDataset dataset, int[] rows, LabelSet labels, double votesWeight) {
        VoteConfusion confusion = VoteConfusion.of(dataset, rows, labels);
        List<float[]> all = new ArrayList<>(rows.length);
        for (int row : rows) {
            float[] shares = of(dataset, row, labels);
            if (votesWeight > 0) {
                dataset.votes(row).ifPresent(votes -> mix(shares, confusion.expected(votes), votesWeight));
            }
            all.add(shares);
        }
        return all;
    }

    private static void mix(float[] shares, float[] expected, double weight) {
        double known = 0;
        for (float share : expected) {
            known += share;
        }
        for (int i = 0; i < shares.length && known > 0; i++) {
            shares[i] = (float) ((1 - weight) * shares[i] + weight * expected[i]);
        }
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
}
