package dev.mien.cli;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceAnalyzerBuilder;
import dev.mien.analyze.ResultWriter;
import dev.mien.detect.DetectorOptions;
import dev.mien.image.PictureFiles;
import dev.mien.model.ModelOrigin;
import dev.mien.video.track.TrackerOptions;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@link PredictCommand} does. Apart from it, since the command line looks at every command's fields and methods on
 * each start, and the types there would be loaded with them.
 */
final class Predict {
    private static final int MOST_IN_GRID = 400;
    private static final String NONE = "none";
    private static final String CSV = "csv";
    private static final String JSON = "json";
    private static final String PARQUET = "parquet";

    private final PredictCommand options;
    private final PrintWriter messages;

    /**
     * @param messages where failures and the summary go
     */
    Predict(PredictCommand options, PrintWriter messages) {
        this.options = options;
        this.messages = messages;
    }

    /**
     * Does everything and answers the exit code.
     *
     * @throws IOException when the results cannot be written
     */
    int run() throws IOException {
        long start = System.nanoTime();
        check();
        try (StopSignal stop = new StopSignal();
                FaceAnalyzer analyzer = open()) {
            PredictRun run =
                    options.out.isPresent() ? toFolder(analyzer, options.out.get(), stop) : toOutput(analyzer, stop);
            summarize(run, (System.nanoTime() - start) / 1e9);
            return run.failed() + run.faceless() > 0 ? Main.SOME_FAILED : Main.DONE;
        }
    }

    private void check() {
        if (!List.of(CSV, JSON, PARQUET).contains(format())) {
            throw new UserError("unknown format '" + format() + "'", "--format", "use csv, json or parquet");
        }
        if (format().equals(PARQUET) && options.out.isEmpty()) {
            throw new UserError("Parquet needs a folder", "--format", "add --out DIR");
        }
        if (options.out.isEmpty() && (options.annotate || options.people || options.grid > 0)) {
            throw new UserError("pictures need a folder", "--annotate, --people, --grid", "add --out DIR");
        }
        if (options.every < 1) {
            throw new UserError("a search each " + options.every + " frames", "--every", "use a number from 1");
        }
        if (options.grid < 0 || options.grid > MOST_IN_GRID) {
            throw new UserError(options.grid + " faces", "--grid", "use a number from 1 to " + MOST_IN_GRID);
        }
        requireAtLeastOne(options.limit, "pictures", "--limit");
        requireAtLeastOne(options.threads, "threads", "--threads");
        requireAtLeastOne(options.maxFaces, "faces", "--max-faces");
        requireAtLeastOne(options.smallestFace.orElse(1), "pixels", "--smallest-face");
        double score = options.leastScore.orElse(0.0);
        if (!(score >= 0 && score <= 1)) {
            throw new UserError(score + " is no score", "--least-score", "use a number from 0 to 1");
        }
        if (isNone(options.keypoints) && isNone(options.expression)) {
            throw new UserError("no model to ask", "--keypoints, --expression", "use 'none' for one of them at most");
        }
    }

    private String format() {
        return options.format.orElse(CSV);
    }

    private static void requireAtLeastOne(int number, String what, String option) {
        if (number < 1) {
            throw new UserError(number + " " + what, option, "use a number from 1");
        }
    }

    private FaceAnalyzer open() {
        FaceAnalyzerBuilder builder = FaceAnalyzer.builder()
                .detector(options.detector)
                .detection(detection())
                .threads(options.threads)
                .maxFaces(options.maxFaces)
                .flip(options.tta)
                .notSure(options.notSure);
        options.keypoints.ifPresent(
                model -> source(model).ifPresentOrElse(builder::keypoints, builder::withoutKeypoints));
        options.expression.ifPresent(
                model -> source(model).ifPresentOrElse(builder::expression, builder::withoutExpression));
        options.labels.map(LabelSet::ofLabel).ifPresent(builder::labels);
        return builder.build();
    }

    private DetectorOptions detection() {
        DetectorOptions plain = DetectorOptions.defaults().withThreads(options.threads);
        DetectorOptions sized =
                options.smallestFace.map(plain::withSmallestFace).orElse(plain);
        return options.leastScore.map(sized::withLeastScore).orElse(sized);
    }

    private static boolean isNone(Optional<Path> model) {
        return model.map(Path::toString).orElse("").equals(NONE);
    }

    private static Optional<ModelOrigin> source(Path model) {
        return isNone(Optional.of(model)) ? Optional.empty() : Optional.of(ModelArgument.origin(model));
    }

    private PredictRun toOutput(FaceAnalyzer analyzer, StopSignal stop) throws IOException {
        // Always UTF-8, as in a file: what the terminal's own encoding lacks would be lost on the way to a pipe.
        return write(
                analyzer, new OutputStreamWriter(new StandardOutput(), StandardCharsets.UTF_8), Optional.empty(), stop);
    }

    private PredictRun toFolder(FaceAnalyzer analyzer, Path folder, StopSignal stop) throws IOException {
        PredictRun[] run = new PredictRun[1];
        Path table = folder.resolve("predictions." + format());
        WholeFile.write(table, temporary -> {
            Path rows = format().equals(PARQUET) ? Files.createTempFile("mien", ".csv") : temporary;
            try (Writer writer = Files.newBufferedWriter(rows)) {
                run[0] = write(analyzer, writer, Optional.of(folder), stop);
            }
            if (format().equals(PARQUET)) {
                ParquetTable.ofCsv(rows, temporary);
                Files.delete(rows);
            }
        });
        Optional<BufferedImage> grid = run[0].grid();
        if (grid.isPresent()) {
            PictureFiles.writePng(folder.resolve("grid.png"), grid.get());
        }
        return run[0];
    }

    private PredictRun write(FaceAnalyzer analyzer, Writer target, Optional<Path> folder, StopSignal stop)
            throws IOException {
        try (ResultWriter rows = rows(target, analyzer.labels())) {
            Optional<AnnotatedFolder> annotated =
                    folder.filter(out -> options.annotate).map(out -> new AnnotatedFolder(out.resolve("annotated")));
            Optional<AnnotatedFolder> people =
                    folder.filter(out -> options.people).map(out -> new AnnotatedFolder(out.resolve("people")));
            PredictVideos videos = new PredictVideos(
                    analyzer, rows, new PredictVideos.Outputs(tracking(), annotated, people), messages);
            try (PredictRun run = new PredictRun(
                    analyzer, rows, annotated, videos, options.grid, options.limit, options.maxFaces, stop, messages)) {
                PredictInputs.read(options.inputs, folder, run);
                run.flush();
                if (!run.hasRead() && !stop.getAsBoolean()) {
                    throw new UserError(
                            "no picture was read, " + run.failed() + " failed",
                            "mien predict",
                            "see the messages above");
                }
                return run;
            }
        }
    }

    /** At a terminal, people read what nobody asked to have in a format of its own. */
    private ResultWriter rows(Writer target, LabelSet labels) throws IOException {
        if (options.format.isEmpty() && options.out.isEmpty() && Terminal.isThere()) {
            return new TerminalTable(target);
        }
        return format().equals(JSON) ? ResultWriter.json(new BufferedWriter(target)) : ResultWriter.csv(target, labels);
    }

    private TrackerOptions tracking() {
        // A picture taken whole is nothing to follow.
        return TrackerOptions.defaults().withEvery(options.detector.equals(NONE) ? 1 : options.every);
    }

    private void summarize(PredictRun run, double seconds) {
        String faces = run.faces() == 1 ? "1 face" : run.faces() + " faces";
        String faceless = run.faceless() == 0 ? "" : ", " + run.faceless() + " without a face";
        String failed = faceless + (run.failed() == 0 ? "" : ", " + run.failed() + " failed");
        String where = options.out.map(out -> ", written to " + out).orElse("");
        Messages.note(messages, String.format("mien: %s%s in %.1f s%s", faces, failed, seconds, where));
    }
}
