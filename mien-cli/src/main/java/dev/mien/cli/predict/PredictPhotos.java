package dev.mien.cli.predict;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.UserError;
import dev.mien.analyze.Analyzed;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.PictureTask;
import dev.mien.image.Picture;
import dev.mien.result.FaceResult;
import dev.mien.result.InputResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads consecutive pictures in parallel, and outputs their rows in order. */
final class PredictPhotos {
    private final FaceAnalyzer analyzer;
    private final PredictOutput output;
    private final PredictDrawing drawing;
    private final SmallFaceNote small;

    PredictPhotos(FaceAnalyzer analyzer, PredictOutput output, PredictDrawing drawing, SmallFaceNote small) {
        this.small = small;
        this.analyzer = analyzer;
        this.output = output;
        this.drawing = drawing;
    }

    /** A picture in progress, or the failure to find one; and its output pictures. */
    private static final class Job {
        private final PredictInput input;
        private final PredictDrawing.Targets targets;
        private PredictDrawing.Drawn drawn = PredictDrawing.Drawn.NOTHING;

        Job(PredictInput input, PredictDrawing drawing) {
            this.input = input;
            this.targets = input instanceof PredictInput.Photo photo
                    ? drawing.targets(photo.name())
                    : PredictDrawing.Targets.NONE;
        }

        Picture picture() {
            if (input instanceof PredictInput.Photo photo) {
                return photo.picture();
            }
            throw new UserError("cannot be read", "an input", "see its failure");
        }
    }

    /** The pictures among the inputs up to the first one of another kind, or to a limit. */
    private final class Jobs implements Iterator<Job> {
        private final PredictInputs inputs;

        Jobs(PredictInputs inputs) {
            this.inputs = inputs;
        }

        @Override
        public boolean hasNext() {
            return !output.isFull()
                    && inputs.peek()
                            .filter(next -> next instanceof PredictInput.Photo || next instanceof PredictInput.Failed)
                            .isPresent();
        }

        @Override
        public Job next() {
            return new Job(inputs.next(), drawing);
        }
    }

    /**
     * Reads all pictures up to the first input of another kind. Pictures that were started before a stop are completed.
     */
    void read(PredictInputs inputs) {
        Stream<Job> jobs = StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Jobs(inputs), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
        try (Stream<Analyzed<Job>> answers = analyzer.analyze(jobs, Job::picture, new Drawing())) {
            Iterator<Analyzed<Job>> all = answers.iterator();
            while (!output.isFullOfFaces() && all.hasNext()) {
                take(all.next());
            }
        }
    }

    /** Draws on the reading threads, unless the limit of rows may apply to the faces of a picture. */
    private final class Drawing implements PictureTask<Job> {
        @Override
        public void run(Job job, Picture picture, List<Face> faces) {
            if (output.isUnlimited()) {
                job.drawn = drawing.draw(job.targets, results(picture.source(), faces), boxes(faces), picture::colors);
            }
        }

        @Override
        public long memory(Picture picture) {
            return drawing.memory(picture.width(), picture.height());
        }
    }

    /** The faces of sufficient quality, with their numbers among all faces. */
    private List<FaceResult> results(String source, List<Face> faces) {
        List<FaceResult> results = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            if (output.isGood(faces.get(i))) {
                results.add(FaceResult.of(source, i + 1, faces.get(i)));
            }
        }
        return results;
    }

    private static List<Box> boxes(List<Face> faces) {
        return faces.stream().map(Face::box).toList();
    }

    private void take(Analyzed<Job> read) {
        Job job = read.input();
        if (job.input instanceof PredictInput.Failed failed) {
            output.failed(failed.source(), failed.failure());
            return;
        }
        Picture picture = job.picture();
        if (read.error().isPresent()) {
            output.failed(picture.source(), read.error().get());
            return;
        }
        List<FaceResult> written = write(picture.source(), read.faces());
        String error = draw(job, picture, written, read.faces());
        small.found(
                picture.source(),
                read.width(),
                read.height(),
                read.faces().stream().mapToDouble(face -> face.box().height()).min());
        output.counts().picture(written.size());
        output.input(new InputResult(
                picture.source(),
                OptionalInt.of(read.width()),
                OptionalInt.of(read.height()),
                1,
                written.size(),
                read.seconds(),
                error));
    }

    /** Writes the rows of the faces of sufficient quality, up to the limit, and returns these. */
    private List<FaceResult> write(String source, List<Face> faces) {
        List<FaceResult> written = new ArrayList<>();
        List<FaceResult> good = results(source, faces);
        output.counts().notGood(faces.size() - good.size());
        for (FaceResult result : good) {
            if (!output.isFullOfFaces()) {
                output.face(result);
                written.add(result);
            }
        }
        return written;
    }

    /** Stores the output pictures, and returns what failed; empty if nothing did. */
    private String draw(Job job, Picture picture, List<FaceResult> written, List<Face> faces) {
        if (!output.isUnlimited()) {
            job.drawn = drawing.draw(job.targets, written, boxes(faces), picture::colors);
            picture.release();
        }
        drawing.add(job.drawn);
        String error = job.drawn.error();
        if (!error.isEmpty()) {
            output.failed(1, picture.source() + ": " + error);
        }
        return error;
    }
}
