package dev.mien.train.config;

import dev.mien.train.history.EpochReport;
import dev.mien.train.history.History;
import java.util.List;
import java.util.Optional;

/** Whose weights the model of a run gets. */
public enum Keep {
    /** Those of the epoch with the best validation metric. */
    BEST,

    /**
     * Those of the last epoch, whatever its validation metric: where few validation samples choose by chance, and the learning rate
     * ends at nothing.
     */
    LAST;

    /** The epoch that is kept of those that are finished; empty before the first. */
    public Optional<EpochReport> of(History history) {
        List<EpochReport> epochs = history.epochs();
        return this == BEST || epochs.isEmpty() ? history.best() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /** Whether that is the one that has just ended. */
    public boolean isLastOf(History history) {
        return of(history)
                .filter(kept -> kept.epoch() == history.epochs().size())
                .isPresent();
    }
}
