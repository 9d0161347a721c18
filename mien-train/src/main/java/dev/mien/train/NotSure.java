package dev.mien.train;

import dev.mien.ExpressionScores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the confidence that an answer needs so that answers are right often enough. */
final class NotSure {
    /** A threshold that fewer rows than this stand above is chance. */
    private static final int FEWEST = 50;

    private NotSure() {}

    /**
     * The lowest confidence at and above which at least that share of the answers is right; 1 where there is none, 0 where
     * all answers together are right often enough.
     *
     * @param scores the answers
     * @param truth the index of the true class of each
     * @param right the share asked for, in 0..1
     */
    static double below(List<ExpressionScores> scores, int[] truth, double right) {
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
            if (taken + 1 >= Math.min(FEWEST, order.size()) && hits >= right * (taken + 1)) {
                best = taken;
            }
        }
        if (best < 0) {
            return 1;
        }
        return best == order.size() - 1 ? 0 : scores.get(order.get(best)).confidence();
    }
}
