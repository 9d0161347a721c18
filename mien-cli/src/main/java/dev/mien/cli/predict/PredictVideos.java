package dev.mien.cli.predict;

import dev.mien.Amount;
import dev.mien.Printable;
import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.cli.console.Failures;
import dev.mien.cli.console.Messages;
import dev.mien.cli.console.Progress;
import dev.mien.result.FaceResult;
import dev.mien.result.InputResult;
import dev.mien.video.AnnotatedVideo;
import dev.mien.video.FrameListener;
import dev.mien.video.People;
import dev.mien.video.RedactedVideo;
import dev.mien.video.RedactionPlan;
import dev.mien.video.VideoRun;
import dev.mien.video.VideoSummary;
import dev.mien.video.media.Cameras;
import dev.mien.video.media.FrameColors;
import dev.mien.video.media.FrameSource;
import dev.mien.video.media.VideoFiles;
import dev.mien.video.media.VideoInfo;
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
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads videos: writes rows and, if requested, annotated copies, aligned faces and reports on each person; redacted copies
 * in a second pass.
 */
final class PredictVideos {
    private final FaceAnalyzer analyzer;
    private final Outputs outputs;
    private final PredictOutput output;
    private final SmallFaceNote small;
    private final PrintWriter messages;
    private int frames; // of the current video, with their rows written

    /**
     * The requested outputs in addition to the rows.
     *
     * @param tracking the options of the tracker
     * @param annotated the folder for annotated videos
     * @param redacted the folder for redacted videos
     * @param aligned the folder for the aligned faces of each frame
     * @param people the files of reports on persons
     * @param hasBoxesOfPictures whether the boxes come from a table, which has none for frames
     */
    record Outputs(
            TrackerOptions tracking,
            Optional<OutputFolder> annotated,
            Optional<PredictDrawing.Redacted> redacted,
            Optional<AlignedFaces> aligned,
            Optional<PeopleFiles> people,
            boolean hasBoxesOfPictures) {}

    /**
     * @param output receives the rows
     * @param messages receives the summary of each video
     */
    PredictVideos(
            FaceAnalyzer analyzer, Outputs outputs, PredictOutput output, SmallFaceNote small, PrintWriter messages) {
        this.analyzer = analyzer;
        this.small = small;
        this.outputs = outputs;
        this.output = output;
        this.messages = messages;
    }

    /**
     * Reads a video to its end or up to a limit.
     *
     * @param name a relative path to call files made from it by
     * @throws IOException when an output cannot be written
     */
    void read(FrameSource video, Path name) throws IOException {
        if (outputs.hasBoxesOfPictures()) {
            throw new UserError(
                    "its frames have no boxes: a table has those of pictures",
                    video.info().name(),
                    "choose another --detector for videos, or give its frames as pictures");
        }
        long start = System.nanoTime();
        int before = output.counts().faces();
        frames = 0;
        VideoSummary summary;
        try {
            summary = summary(video, name);
        } catch (IOException e) {
            if (frames == 0) {
                throw e;
            }
            output.failed(1, Failures.describe(e, video.info().name()));
            written(video, start, before, Failures.describe(e, ""));
            return;
        }
        if (summary.frames() > 0 && summary.persons() == 0) {
            small.found(video.info().name(), video.info().width(), video.info().height(), OptionalDouble.empty());
        }
        summary.damage().ifPresent(damage -> output.failed(1, String.valueOf(damage.getMessage())));
        written(video, start, before, summary.damage().map(UserError::problem).orElse(""));
    }

    /** Counts a video whose rows are written, and adds its row to the table of inputs. */
    private void written(FrameSource video, long start, int facesBefore, String error) {
        int faces = output.counts().faces() - facesBefore;
        output.counts().video(faces);
        output.input(new InputResult(
                video.info().name(),
                OptionalInt.of(video.info().width()),
                OptionalInt.of(video.info().height()),
                frames,
                faces,
                (System.nanoTime() - start) / 1e9,
                error));
    }

    private VideoSummary summary(FrameSource video, Path name) throws IOException {
        List<FrameListener> more = new ArrayList<>();
        outputs.aligned().ifPresent(folder -> more.add(folder.ofVideo(name)));
        if (outputs.redacted().isEmpty()) {
            return annotated(video, name, more);
        }
        Path file = video.info()
                .file()
                .orElseThrow(() -> new UserError(
                        "it can be read only once, and where a face was before it was found is known only later",
                        video.info().name(),
                        "record it to a file for --redact"));
        RedactionPlan plan = new RedactionPlan();
        more.add(plan);
        VideoSummary summary = annotated(video, name, more);
        if (plan.frames() > 0) {
            redact(file, name, plan, outputs.redacted().get());
        }
        return summary;
    }

    /** Redacts a video in a second pass, after the first one has found the faces. */
    private void redact(Path file, Path name, RedactionPlan plan, PredictDrawing.Redacted redacted) throws IOException {
        LateStop stop = new LateStop(output::isFull);
        WholeFile.write(redacted.folder().free(name, ".mp4"), temporary -> {
            try (FrameSource again = VideoFiles.open(file, FrameColors.COLOR);
                    VideoProgress progress =
                            new VideoProgress(again.info().name() + ", redacted", plan.frames(), messages)) {
                RedactedVideo.write(temporary, again, plan, redacted.way(), stop, progress::at)
                        .ifPresent(why -> output.note(file + ": " + why));
            }
        });
        if (stop.hasEnded()) {
            output.note(file + ": its redacted copy ends earlier, since it was stopped");
        }
    }

    private VideoSummary annotated(FrameSource video, Path name, List<FrameListener> more) throws IOException {
        if (outputs.annotated().isEmpty()) {
            return read(video, name, more);
        }
        VideoSummary[] summary = new VideoSummary[1];
        WholeFile.write(outputs.annotated().get().free(name, ".mp4"), temporary -> {
            try (AnnotatedVideo annotated = new AnnotatedVideo(temporary, video.info())) {
                List<FrameListener> all = new ArrayList<>(more);
                all.add(annotated);
                summary[0] = read(video, name, all);
                lostSound(video.info(), annotated)
                        .ifPresent(why -> output.note(video.info().name() + ": " + why));
            }
        });
        return summary[0];
    }

    private static Optional<String> lostSound(VideoInfo video, AnnotatedVideo annotated) {
        boolean isPiped = video.file().isEmpty() && !Cameras.isCamera(video.name());
        return isPiped
                ? Optional.of("its annotated copy has no sound, since a pipe is read only once")
                : annotated.lostSound();
    }

    private VideoSummary read(FrameSource video, Path name, List<FrameListener> more) throws IOException {
        List<FrameListener> listeners = new ArrayList<>(more);
        listeners.add((frame, faces) -> {
            frames++;
            faces.forEach(this::row);
        });
        long start = System.nanoTime();
        FaceTracker tracker = new FaceTracker(FaceReader.of(analyzer), outputs.tracking());
        VideoSummary summary;
        People.Taker taker = outputs.people()
                .map(files -> files.taker(video.info().name(), name))
                .orElse(person -> {});
        try (People people = new People(analyzer.labels(), outputs.tracking().gapSeconds(), taker);
                VideoProgress progress = new VideoProgress(
                        video.info().name(), video.info().frames().orElse(Progress.UNKNOWN), messages)) {
            if (outputs.people().isPresent()) {
                listeners.add(people);
            }
            listeners.add((frame, faces) -> progress.at(frame.index() + 1));
            summary = VideoRun.read(video, tracker, listeners, output::isFull);
        }
        summarize(video, summary, (System.nanoTime() - start) / 1e9);
        return summary;
    }

    private void row(FaceResult face) {
        if (output.isFullOfFaces()) {
            return;
        }
        if (output.isGood(face.face())) {
            output.face(face);
        } else {
            output.counts().notGood(1);
        }
    }

    private void summarize(FrameSource video, VideoSummary summary, double seconds) {
        Messages.note(
                messages,
                String.format(
                        Locale.ROOT,
                        "mien: %s: %s, %s, %.1f frames/s",
                        Printable.of(video.info().name()),
                        Amount.of(summary.frames(), "frame"),
                        summary.persons() == 0 ? "no face" : Amount.of(summary.persons(), "person"),
                        summary.frames() / seconds));
    }
}
