package dev.mien.cli;

import java.util.function.IntConsumer;

/** Adds up the rows that are done and shows them. */
final class RowCounter implements IntConsumer {
    private final Progress progress;
    private long done;

    RowCounter(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void accept(int rows) {
        done += rows;
        progress.at(done, "");
    }
}
