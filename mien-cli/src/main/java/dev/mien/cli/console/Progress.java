package dev.mien.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a long task: a bar with rate and remaining time on a terminal, otherwise occasional lines. */
public final class Progress implements AutoCloseable {
    /** The total of a task without a known end. */
    public static final long UNKNOWN = -1;

    private static final long LINE_NANOS = Duration.ofSeconds(20).toNanos();

    private final String task;
    private final long total;
    private final PrintWriter out;
    private final boolean quiet;
    private final @Nullable ProgressBar bar;
    private final long started = System.nanoTime();
    private final long from;
    private long lastLine = System.nanoTime();

    /**
     * Starts the display.
     *
     * @param task the name of the task, such as {@code epoch 3/25}
     * @param from the number of steps that are already done
     * @param total the total number of steps, or {@link #UNKNOWN}
     * @param out receives plain lines; the bar is written to standard error
     */
    public Progress(String task, long from, long total, PrintWriter out) {
        this.task = task;
        this.from = from;
        this.total = total;
        this.out = out;
        this.quiet = Messages.areQuiet(out);
        this.bar = !quiet && Terminal.isThere() ? bar(task, from, total) : null;
    }

    private static ProgressBar bar(String task, long from, long total) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .startsFrom(from, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .build();
    }

    /**
     * Updates the number of finished steps.
     *
     * @param note additional text, such as the loss
     */
    public void at(long done, String note) {
        if (bar != null) {
            bar.stepTo(done);
            bar.setExtraMessage(note);
            return;
        }
        long now = System.nanoTime();
        if (quiet || now - lastLine < LINE_NANOS) {
            return;
        }
        if (total == UNKNOWN) {
            lastLine = now;
            out.printf(Locale.ROOT, "%s: %d  %s%n", task, done, note);
            out.flush();
        } else if (done < total) {
            lastLine = now;
            long left = (now - started) / Math.max(1, done - from) * (total - done) / 1_000_000_000L;
            out.printf(Locale.ROOT, "%s: %d/%d  %s  %d:%02d left%n", task, done, total, note, left / 60, left % 60);
            out.flush();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
