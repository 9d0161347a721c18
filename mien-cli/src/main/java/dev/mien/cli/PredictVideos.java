package dev.mien.cli;

import dev.mien.Printable;
import dev.mien.WholeFile;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceGrid;
import dev.mien.analyze.FaceResult;
import dev.mien.image.PictureFiles;
import dev.mien.video.AnnotatedVideo;
import dev.mien.video.FrameListener;
import dev.mien.video.People;
import dev.mien.video.Person;
import dev.mien.video.VideoRun;
import dev.mien.video.VideoSummary;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.Pixels;
import dev.mien.video.media.VideoFrame;
import dev.mien.video.track.FaceReader;
import dev.mien.video.track.FaceTracker;
import dev.mien.video.track.TrackerOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Reads videos: rows, annotated videos, and what is told of each person. */
final class PredictVideos {
    private final FaceAnalyzer analyzer;
    private final Outputs outputs;
    private final PrintWriter messages;

    /**
     * What is wanted beside the rows.
     *
     * @param tracking how faces are followed
     * @param annotated where annotated videos go
     * @param people where sheets and charts of persons go
     */
    record Outputs(TrackerOptions tracking, Optional<AnnotatedFolder> annotated, Optional<AnnotatedFolder> people) {}

    /**
     * @param messages where each video's summary goes
     */
    PredictVideos(FaceAnalyzer analyzer, Outputs outputs, PrintWriter messages) {
        this.analyzer = analyzer;
        this.outputs = outputs;
        this.messages = messages;
    }

    /** What is needed of a video's frames: colours only where something is drawn. */
    Pixels pixels() {
        return outputs.annotated().isPresent() || outputs.people().isPresent() ? Pixels.COLOR : Pixels.GRAY;
    }

    /**
     * Reads a video to its end or until told to stop.
     *
     * @param name a relative path to call files made from it by
     * @param rows takes each face of each frame
     * @return what was read; its damage is named by the caller
     */
    VideoSummary read(FrameSource video, Path name, Consumer<FaceResult> rows, BooleanSupplier stop)
            throws IOException {
        if (outputs.annotated().isEmpty()) {
            return read(video, name, List.of(), rows, stop);
        }
        VideoSummary[] summary = new VideoSummary[1];
        WholeFile.write(outputs.annotated().get().free(name, ".mp4"), temporary -> {
            try (AnnotatedVideo annotated = new AnnotatedVideo(temporary, video.info())) {
                summary[0] = read(video, name, List.of(annotated), rows, stop);
                annotated
                        .lostSound()
                        .ifPresent(why -> messages.println(
                                "mien: " + Printable.of(video.info().name()) + ": " + why));
            }
        });
        return summary[0];
    }

    private VideoSummary read(
            FrameSource video, Path name, List<FrameListener> more, Consumer<FaceResult> rows, BooleanSupplier stop)
            throws IOException {
        List<FrameListener> listeners = new ArrayList<>(more);
        listeners.add((frame, faces) -> faces.forEach(rows));
        long start = System.nanoTime();
        FaceTracker tracker = new FaceTracker(FaceReader.of(analyzer), outputs.tracking());
        VideoSummary summary;
        try (People people = new People(analyzer.labels(), outputs.tracking().gapSeconds(), taker(name));
                Shown shown = new Shown(video, start)) {
            if (outputs.people().isPresent()) {
                listeners.add(people);
            }
            listeners.add(shown);
            summary = VideoRun.read(video, tracker, listeners, stop);
        }
        summarize(video, summary, (System.nanoTime() - start) / 1e9);
        return summary;
    }

    private People.Taker taker(Path name) {
        if (outputs.people().isEmpty()) {
            return person -> {};
        }
        Path folder = outputs.people().get().free(name, "");
        return person -> write(person, folder);
    }

    private static void write(Person person, Path folder) throws IOException {
        if (!person.pictures().isEmpty()) {
            PictureFiles.writePng(folder.resolve(person.track() + "-faces.png"), FaceGrid.draw(person.pictures()));
        }
        if (person.expression().times().length > 0) {
            ExpressionChart.of(person).writePng(folder.resolve(person.track() + "-expression.png"));
        }
    }

    private void summarize(FrameSource video, VideoSummary summary, double seconds) {
        messages.printf(
                Locale.ROOT,
                "mien: %s: %d frames, %s, %.1f frames/s%n",
                Printable.of(video.info().name()),
                summary.frames(),
                summary.persons() == 0
                        ? "no face"
                        : summary.persons() == 1 ? "1 person" : summary.persons() + " persons",
                summary.frames() / seconds);
    }

    /** Shows how far it is. */
    private final class Shown implements FrameListener, AutoCloseable {
        private final long start;
        private final Progress progress;

        Shown(FrameSource video, long start) {
            this.start = start;
            long total = video.info().frames().orElse(Progress.UNKNOWN);
            this.progress = new Progress(Printable.of(video.info().name()), 0, total, messages);
        }

        @Override
        public void frame(VideoFrame frame, List<FaceResult> faces) {
            double rate = (frame.index() + 1) / ((System.nanoTime() - start) / 1e9);
            progress.at(frame.index() + 1, String.format(Locale.ROOT, "%.1f frames/s", rate));
        }

        @Override
        public void close() {
            progress.close();
        }
    }
}
