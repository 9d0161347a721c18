package dev.mien.cli.console;

import java.util.function.IntConsumer;

/** Counts finished rows and shows the progress. */
public final class RowCounter implements IntConsumer {
    private final Progress progress;
    private long done;

    public RowCounter(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void accept(int rows) {
        done += rows;
        progress.at(done, "");
    }
}
