package dev.mien.cli.predict;

import dev.mien.Printable;
import dev.mien.cli.console.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows how far a pass over a video has come, and how fast it is. */
final class VideoProgress implements AutoCloseable {
    private final long start = System.nanoTime();
    private final Progress progress;

    /**
     * @param name the video, and the pass if it is not the first
     * @param frames its number of frames, or {@link Progress#UNKNOWN}
     */
    VideoProgress(String name, long frames, PrintWriter messages) {
        this.progress = new Progress(Printable.of(name), 0, frames, messages);
    }

    void at(int frames) {
        double rate = frames / ((System.nanoTime() - start) / 1e9);
        progress.at(frames, String.format(Locale.ROOT, "%.1f frames/s", rate));
    }

    @Override
    public void close() {
        progress.close();
    }
}
