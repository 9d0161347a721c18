package dev.mien.train.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The finished epochs in order. Best epoch, early stopping and the plateau schedule are functions of it, so that there
 * is no other state to save.
 */
public record History(Metric metric, List<EpochReport> epochs) {
    public History {
        epochs = List.copyOf(epochs);
    }

    /** An empty history. */
    static History start(Metric metric) {
        return new History(metric, List.of());
    }

    /** The history with another epoch. */
    History plus(EpochReport epoch) {
        List<EpochReport> longer = new ArrayList<>(epochs);
        longer.add(epoch);
        return new History(metric, longer);
    }

    /** The epoch with the best validation metric, the first one of equal ones; empty before the first epoch. */
    public Optional<EpochReport> best() {
        EpochReport best = null;
        for (EpochReport epoch : epochs) {
            if (best == null || metric.better(epoch.metric(), best.metric())) {
                best = epoch;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether the metric has not improved for {@code patience} epochs; never with a patience of 0. */
    public boolean exhausted(int patience) {
        return patience > 0 && epochs.size() - best().map(EpochReport::epoch).orElse(0) >= patience;
    }

    /** The number of times that {@code patience} consecutive epochs were no better than the best one before them. */
    public int plateaus(int patience) {
        int plateaus = 0;
        int waited = 0;
        EpochReport best = null;
        for (EpochReport epoch : epochs) {
            if (best == null || metric.better(epoch.metric(), best.metric())) {
                best = epoch;
                waited = 0;
            } else if (++waited == patience) {
                plateaus++;
                waited = 0;
            }
        }
        return plateaus;
    }
}
