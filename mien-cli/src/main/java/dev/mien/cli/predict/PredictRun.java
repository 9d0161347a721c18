package dev.mien.cli.predict;

import dev.mien.video.media.FrameSource;
import java.io.IOException;
import java.util.Optional;

/** Reads all inputs in order, consecutive pictures in parallel. A failed input does not affect the others. */
final class PredictRun {
    private final PredictPhotos photos;
    private final PredictRows rows;
    private final PredictVideos videos;
    private final PredictOutput output;

    PredictRun(PredictPhotos photos, PredictRows rows, PredictVideos videos, PredictOutput output) {
        this.photos = photos;
        this.rows = rows;
        this.videos = videos;
        this.output = output;
    }

    /** Reads all inputs, or up to a limit. */
    void read(PredictInputs inputs) {
        while (!output.isFull()) {
            Optional<PredictInput> next = inputs.peek();
            if (next.isEmpty()) {
                return;
            }
            if (next.get() instanceof PredictInput.Video video) {
                inputs.next();
                attempt(video.frames().info().name(), () -> {
                    try (FrameSource frames = video.frames()) {
                        videos.read(frames, video.name());
                    }
                });
            } else if (next.get() instanceof PredictInput.Rows table) {
                inputs.next();
                attempt(table.source(), () -> rows.read(table));
            } else {
                photos.read(inputs);
            }
        }
    }

    /** The reading of an input, which may fail. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    /** Reads an input. An Error fails this input only, too, since its memory is free for the next one. */
    private void attempt(String source, Attempt attempt) {
        try {
            attempt.run();
        } catch (OutputFailure e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            output.failed(source, e);
        }
    }
}
