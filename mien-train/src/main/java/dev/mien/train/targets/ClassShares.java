package dev.mien.train.targets;

import dev.mien.LabelSet;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.train.config.LossConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The targets of expression nets: a probability of each class. */
public final class ClassShares {
    private ClassShares() {}

    /** The one-hot target of the row's class, which must be in {@code labels}. */
    public static float[] of(ExpressionDataset dataset, int row, LabelSet labels) {
        float[] shares = new float[labels.size()];
        shares[labels.indexOf(dataset.expression(row))] = 1;
        return shares;
    }

    /**
     * Targets from each row's class, mixed with the probabilities by the votes of FER+'s annotators, and then with the
     * answers of teachers.
     *
     * @param rows the rows, each with a class in {@code labels}
     * @param loss the weights of votes and teachers; the target of a row without votes is one-hot before teachers are
     *     mixed in
     */
    public static List<float[]> of(
            ExpressionDataset dataset, int[] rows, LabelSet labels, LossConfig loss, Teachers teachers) {
        Optional<VoteConfusion> confusion =
                loss.votesWeight() > 0 ? Optional.of(VoteConfusion.of(dataset, rows, labels)) : Optional.empty();
        List<float[]> all = new ArrayList<>(rows.length);
        for (int row : rows) {
            float[] shares = of(dataset, row, labels);
            confusion.ifPresent(known ->
                    dataset.votes(row).ifPresent(votes -> mix(shares, known.expected(votes), loss.votesWeight())));
            if (!teachers.shares().isEmpty()) {
                mix(shares, teachers.shares().get(all.size()), loss.teacherWeight());
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

    /** The mean target of each class. */
    public static float[] mean(List<float[]> shares, int classes) {
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
