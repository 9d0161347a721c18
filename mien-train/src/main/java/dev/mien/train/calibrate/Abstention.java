package dev.mien.train.calibrate;

import dev.mien.ExpressionScores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the confidence threshold below which a model should abstain to reach a required accuracy. */
final class Abstention {
    /** The smallest number of rows above a threshold; with fewer, the accuracy would be due to chance. */
    private static final int FEWEST = 50;

    private Abstention() {}

    /**
     * The lowest threshold at or above which answers have the required accuracy; 1 if there is none, 0 if all answers
     * together have it.
     *
     * @param scores the answers
     * @param truth the index of the true class of each
     * @param accuracy the required accuracy, in 0..1
     */
    static double below(List<ExpressionScores> scores, int[] truth, double accuracy) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < truth.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> -scores.get(i).confidence()));
        int hits = 0;
        int best = -1;
        for (int taken = 0; taken < order.size(); taken++) {
            int row = order.get(taken);
            hits += scores.get(row).bestIndex() == truth[row] ? 1 : 0;
            if (taken + 1 >= Math.min(FEWEST, order.size()) && hits >= accuracy * (taken + 1)) {
                best = taken;
            }
        }
        if (best < 0) {
            return 1;
        }
        return best == order.size() - 1 ? 0 : scores.get(order.get(best)).confidence();
    }
}
