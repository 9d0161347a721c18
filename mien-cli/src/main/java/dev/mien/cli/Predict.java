package dev.mien.cli;

import dev.mien.Amount;
import dev.mien.Printable;
import dev.mien.UserError;
import dev.mien.align.AlignmentTemplate;
import dev.mien.align.FaceAligner;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceAnalyzerBuilder;
import dev.mien.detect.BoxesFile;
import dev.mien.draw.Redaction;
import dev.mien.image.PictureFiles;
import dev.mien.measure.ControlTable;
import dev.mien.measure.FaceMeasurer;
import dev.mien.result.FaceResult;
import dev.mien.result.ForeignTable;
import dev.mien.result.ResultTable;
import dev.mien.video.media.FrameColors;
import dev.mien.video.track.TrackerOptions;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What {@link PredictCommand} does. Apart from it, since the command line looks at every command's fields and methods on
 * each start, and the types there would be loaded with them.
 */
final class Predict {
    private static final int MAX_IN_GRID = 400;
    private static final String NONE = "none";
    private static final String BOXES = "boxes:";

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
        Optional<BoxesFile> boxes = Optional.of(options.detector)
                .filter(name -> name.startsWith(BOXES))
                .map(name -> BoxesFile.read(Path.of(name.substring(BOXES.length()))));
        try (StopSignal stop = new StopSignal();
                FaceAnalyzer analyzer = open(boxes)) {
            PredictCounts counts = read(analyzer, stop);
            boxes.ifPresent(table -> sayUnmatched(table.unmatched()));
            summarize(counts, (System.nanoTime() - start) / 1e9);
            return counts.failed() > 0 ? Main.SOME_FAILED : Main.DONE;
        }
    }

    private void check() {
        if (format() == TableFormat.PARQUET && options.out.isEmpty()) {
            throw new UserError("Parquet needs a folder", "--format", "add --out DIR");
        }
        if (options.out.isEmpty() && (options.annotate || options.people || options.grid.isPresent())) {
            throw new UserError("pictures need a folder", "--annotate, --people, --grid", "add --out DIR");
        }
        checkMeasures();
        checkRedaction();
        if (options.every < 1) {
            throw new UserError("a search each " + options.every + " frames", "--every", "use a number from 1");
        }
        if (options.grid.filter(faces -> faces < 1 || faces > MAX_IN_GRID).isPresent()) {
            throw new UserError(options.grid.get() + " faces", "--grid", "use a number from 1 to " + MAX_IN_GRID);
        }
        requireAtLeastOne(options.limit, "faces", "--limit");
        requireAtLeastOne(options.threads, "threads", "--threads");
        faces();
    }

    private void checkMeasures() {
        requireMore(options.focal, "pixels", "--focal-length");
        requireMore(options.pupilDistance, "millimetres", "--pupil-distance-mm");
        requireAtLeastOne(options.alignSize.orElse(1), "pixels", "--align-size");
        if (options.alignSize.isPresent() && options.align.isEmpty()) {
            throw new UserError("no faces are aligned", "--align-size", "add --align DIR");
        }
        if (isNone(options.expression) && (options.notSure || options.labels.isPresent())) {
            throw new UserError(
                    "no expressions are named", "--labels, --not-sure, --expression", "leave out '--expression none'");
        }
        if (!(options.minQuality.orElse(0.0) >= 0 && options.minQuality.orElse(0.0) <= 100)) {
            throw new UserError(
                    options.minQuality.get() + " is no quality", "--min-quality", "use a number from 0 to 100");
        }
        if (!options.measures
                && (options.focal.isPresent()
                        || options.pupilDistance.isPresent()
                        || options.controls.isPresent()
                        || options.minQuality.isPresent())) {
            throw new UserError(
                    "nothing is measured",
                    "--focal-length, --pupil-distance-mm, --controls, --min-quality",
                    "add --measures");
        }
        if (isNone(options.keypoints) && (options.measures || options.align.isPresent())) {
            throw new UserError(
                    "these need points", "--measures, --align, --keypoints", "leave out '--keypoints none'");
        }
    }

    private static void requireMore(Optional<Double> number, String what, String option) {
        if (!(number.orElse(1.0) > 0)) {
            throw new UserError(number.orElse(1.0) + " " + what, option, "use a number above 0");
        }
    }

    /** Nothing may be asked for that would leave a face as it is. */
    private void checkRedaction() {
        if (redaction().isPresent()) {
            if (options.out.isEmpty()) {
                throw new UserError("pictures need a folder", "--redact", "add --out DIR");
            }
            if (options.limit < Integer.MAX_VALUE || options.maxFaces < Integer.MAX_VALUE) {
                throw new UserError("faces beyond it would stay bare", "--limit, --max-faces", "leave it out");
            }
        }
    }

    private static void requireAtLeastOne(int number, String what, String option) {
        if (number < 1) {
            throw new UserError(number + " " + what, option, "use a number from 1");
        }
    }

    private FaceAnalyzer open(Optional<BoxesFile> boxes) {
        FaceAnalyzerBuilder builder = faces().toBuilder().threads(options.threads);
        boxes.ifPresent(builder::detector);
        measurer().ifPresent(builder::measures);
        return builder.build();
    }

    /** The choices that the server and Spark know by the same names. */
    private AnalyzerOptions faces() {
        Map<String, String> values = new HashMap<>();
        values.put(AnalyzerOptions.DETECTOR, options.detector);
        options.keypoints.ifPresent(model -> values.put(AnalyzerOptions.KEYPOINTS, ModelArgument.name(model)));
        options.expression.ifPresent(model -> values.put(AnalyzerOptions.EXPRESSION, ModelArgument.name(model)));
        options.labels.ifPresent(labels -> values.put(AnalyzerOptions.LABELS, labels));
        values.put(AnalyzerOptions.NOT_SURE, String.valueOf(options.notSure));
        values.put(AnalyzerOptions.TTA, String.valueOf(options.tta));
        options.minFace.ifPresent(pixels -> values.put(AnalyzerOptions.MIN_FACE, String.valueOf(pixels)));
        options.minScore.ifPresent(score -> values.put(AnalyzerOptions.MIN_SCORE, String.valueOf(score)));
        values.put(AnalyzerOptions.MAX_FACES, String.valueOf(options.maxFaces));
        values.put(AnalyzerOptions.POINTS, String.valueOf(options.points));
        values.put(AnalyzerOptions.MEASURES, String.valueOf(options.measures));
        return AnalyzerOptions.of(values);
    }

    private Optional<FaceMeasurer> measurer() {
        if (!options.measures) {
            return Optional.empty();
        }
        FaceMeasurer plain = FaceMeasurer.create();
        FaceMeasurer seen = options.focal.map(plain::withFocalLength).orElse(plain);
        FaceMeasurer scaled = options.pupilDistance.map(seen::withPupilDistance).orElse(seen);
        return Optional.of(options.controls
                .map(ControlTable::read)
                .map(scaled::withControls)
                .orElse(scaled));
    }

    private static boolean isNone(Optional<Path> model) {
        return model.map(Path::toString).orElse("").equals(NONE);
    }

    private TableFormat format() {
        String name = options.format.orElse(TableFormat.CSV.ending());
        return TableFormat.of(name)
                .orElseThrow(
                        () -> new UserError("unknown format '" + name + "'", "--format", "use csv, json or parquet"));
    }

    private ResultTable<FaceResult> table(FaceAnalyzer analyzer) {
        return switch (options.columns) {
            case "mien" -> analyzer.table();
            case "openface" -> ForeignTable.openFace(options.points);
            case "pyfeat" -> ForeignTable.pyFeat(options.points);
            default ->
                throw new UserError(
                        "no columns of '" + options.columns + "'", "--columns", "use mien, openface or pyfeat");
        };
    }

    private PredictTables tables(FaceAnalyzer analyzer) throws IOException {
        if (options.out.isPresent()) {
            return PredictTables.in(options.out.get(), format(), table(analyzer));
        }
        // Always UTF-8, as in a file: what the terminal's own encoding lacks would be lost on the way to a pipe.
        Writer target = new OutputStreamWriter(new StandardOutput(), StandardCharsets.UTF_8);
        // At a terminal, people read what nobody asked to have in a format of its own.
        boolean people = options.format.isEmpty() && Terminal.isThere();
        ResultTable<FaceResult> columns = table(analyzer);
        TableFormat format = format();
        return PredictTables.to(() -> people ? new TerminalTable(target) : format.faces(target, columns));
    }

    private PredictCounts read(FaceAnalyzer analyzer, StopSignal stop) throws IOException {
        Optional<AnnotatedFolder> annotated = annotated();
        Optional<PredictDrawing.Redacted> redacted = redacted();
        OptionalDouble minQuality = options.minQuality.map(OptionalDouble::of).orElse(OptionalDouble.empty());
        try (Opened<AlignedFaces> aligned = aligned();
                Opened<PeopleFiles> people = people(analyzer);
                PredictTables tables = tables(analyzer);
                PredictOutput output = new PredictOutput(tables, options.limit, minQuality, stop, messages);
                PredictInputs inputs = new PredictInputs(options.inputs, resultFolders(), pixels(), output)) {
            PredictDrawing drawing = new PredictDrawing(
                    new PredictDrawing.Wanted(annotated, redacted, aligned.there(), options.grid.orElse(0)));
            PredictVideos.Outputs videos = new PredictVideos.Outputs(
                    tracking(),
                    annotated,
                    redacted,
                    aligned.there(),
                    people.there(),
                    options.detector.startsWith(BOXES));
            SmallFaces small = new SmallFaces(analyzer, output, options.minFace.isPresent());
            new PredictRun(
                            new PredictPhotos(analyzer, output, drawing, small),
                            new PredictRows(analyzer, output, drawing),
                            new PredictVideos(analyzer, videos, output, small, messages),
                            output)
                    .read(inputs);
            Optional<BufferedImage> grid = drawing.grid();
            if (grid.isPresent()) {
                PictureFiles.writePng(options.out.orElseThrow().resolve("grid.png"), grid.get());
            }
            output.counts().requireAny();
            return output.counts();
        }
    }

    private Optional<AnnotatedFolder> annotated() {
        return options.out.filter(out -> options.annotate).map(out -> new AnnotatedFolder(out.resolve("annotated")));
    }

    private Optional<PredictDrawing.Redacted> redacted() {
        return redaction()
                .map(way -> new PredictDrawing.Redacted(
                        new AnnotatedFolder(options.out.orElseThrow().resolve("redacted")), way));
    }

    private List<Path> resultFolders() {
        return Stream.of(options.out, options.align).flatMap(Optional::stream).toList();
    }

    /** Files that are written while inputs are read, where they are wanted. */
    private record Opened<T extends Closeable>(Optional<T> there) implements Closeable {
        @Override
        public void close() throws IOException {
            if (there.isPresent()) {
                there.get().close();
            }
        }
    }

    private Opened<AlignedFaces> aligned() throws IOException {
        if (options.align.isEmpty()) {
            return new Opened<>(Optional.empty());
        }
        FaceAligner aligner =
                FaceAligner.to(AlignmentTemplate.arcFace(options.alignSize.orElse(AlignmentTemplate.ARC_FACE_SIZE)));
        return new Opened<>(Optional.of(new AlignedFaces(options.align.get(), aligner)));
    }

    private Opened<PeopleFiles> people(FaceAnalyzer analyzer) throws IOException {
        return options.people
                ? new Opened<>(Optional.of(new PeopleFiles(options.out.orElseThrow(), format(), analyzer.labels())))
                : new Opened<>(Optional.empty());
    }

    private Optional<Redaction> redaction() {
        return options.redact.map(name -> Redaction.of(name)
                .orElseThrow(() -> new UserError(
                        "no way to make faces unknown: '" + name + "'", "--redact", "use blur, pixelate or fill")));
    }

    /** What is needed of a video's frames: colours only where something is made of them. */
    private FrameColors pixels() {
        return options.annotate || options.people || options.align.isPresent() ? FrameColors.COLOR : FrameColors.GRAY;
    }

    private TrackerOptions tracking() {
        // A picture taken whole is nothing to follow, and where no face may stay bare each frame is searched.
        boolean each = options.detector.equals(NONE) || options.redact.isPresent();
        return TrackerOptions.defaults()
                .withEvery(each ? 1 : options.every)
                .withMaxFaces(options.maxFaces)
                .withBaseline(options.baseline);
    }

    private void sayUnmatched(List<String> pictures) {
        if (!pictures.isEmpty()) {
            messages.println(Printable.of("mien: " + options.detector.substring(BOXES.length()) + ": the boxes of "
                    + Amount.first(pictures.get(0), pictures.size()) + " belong to none of the pictures"));
        }
    }

    private void summarize(PredictCounts counts, double seconds) {
        String where = options.out.map(out -> ", written to " + out).orElse("");
        Messages.note(messages, String.format(Locale.ROOT, "mien: %s in %.1f s%s", counts.summary(), seconds, where));
    }
}
