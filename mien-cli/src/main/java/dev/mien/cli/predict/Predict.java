package dev.mien.cli.predict;

import dev.mien.align.AlignmentTemplate;
import dev.mien.align.FaceAligner;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.analyze.FaceAnalyzerBuilder;
import dev.mien.cli.console.DataNotes;
import dev.mien.cli.console.ExitCode;
import dev.mien.cli.console.Messages;
import dev.mien.cli.console.StandardOutput;
import dev.mien.cli.console.StopSignal;
import dev.mien.cli.console.Terminal;
import dev.mien.cli.table.TableFormat;
import dev.mien.cli.table.TerminalTable;
import dev.mien.detect.BoxesFile;
import dev.mien.image.PictureFiles;
import dev.mien.result.FaceResult;
import dev.mien.result.ResultTable;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Implements {@link PredictCommand}; a separate class, since picocli would load what it uses at each start. */
final class Predict {
    private final PredictCommand options;
    private final PredictChoices choices;
    private final PrintWriter messages;

    /**
     * @param messages receives failures and the summary
     */
    Predict(PredictCommand options, PrintWriter messages) {
        this.options = options;
        this.choices = new PredictChoices(options);
        this.messages = messages;
    }

    /**
     * Runs the command and returns the exit code.
     *
     * @throws IOException when the results cannot be written
     */
    int run() throws IOException {
        long start = System.nanoTime();
        new PredictChecks(options, choices).check();
        Optional<BoxesFile> boxes = choices.boxes().map(BoxesFile::read);
        try (StopSignal stop = new StopSignal();
                FaceAnalyzer analyzer = open(boxes)) {
            PredictCounts counts = read(analyzer, stop);
            boxes.ifPresent(table ->
                    DataNotes.sayUnmatched(choices.boxes().orElseThrow().toString(), table.unmatched(), messages));
            summarize(counts, stop.getAsBoolean(), (System.nanoTime() - start) / 1e9);
            return counts.failed() > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
        }
    }

    private FaceAnalyzer open(Optional<BoxesFile> boxes) {
        FaceAnalyzerBuilder builder = choices.faces().toBuilder().threads(options.threads);
        boxes.ifPresent(builder::detector);
        choices.measurer().ifPresent(builder::measures);
        return builder.build();
    }

    private PredictTables tables(FaceAnalyzer analyzer) throws IOException {
        if (options.out.isPresent()) {
            return PredictTables.in(options.out.get(), choices.format(), choices.table(analyzer));
        }
        // Always UTF-8, as in a file: what the terminal's own encoding lacks would be lost on the way to a pipe.
        Writer target = new OutputStreamWriter(new StandardOutput(), StandardCharsets.UTF_8);
        // At a terminal, results are for people unless a format was requested.
        boolean people = options.format.isEmpty() && Terminal.isThere();
        ResultTable<FaceResult> columns = choices.table(analyzer);
        TableFormat format = choices.format();
        return PredictTables.to(() -> people ? new TerminalTable(target) : format.faces(target, columns));
    }

    private PredictCounts read(FaceAnalyzer analyzer, StopSignal stop) throws IOException {
        Optional<OutputFolder> annotated = annotated();
        Optional<PredictDrawing.Redacted> redacted = redacted();
        OptionalDouble minQuality = options.minQuality.map(OptionalDouble::of).orElse(OptionalDouble.empty());
        try (Opened<AlignedFaces> aligned = aligned();
                Opened<PeopleFiles> people = people(analyzer);
                PredictTables tables = tables(analyzer);
                PredictOutput output = new PredictOutput(tables, options.limit, minQuality, stop, messages);
                PredictInputs inputs = new PredictInputs(
                        options.inputs, new ResultFolders(options.out, options.align), choices.colors(), output)) {
            PredictDrawing drawing = new PredictDrawing(
                    new PredictDrawing.Wanted(annotated, redacted, aligned.there(), options.grid.orElse(0)));
            PredictVideos.Outputs videos = new PredictVideos.Outputs(
                    choices.tracking(),
                    annotated,
                    redacted,
                    aligned.there(),
                    people.there(),
                    choices.boxes().isPresent());
            SmallFaceNote small = new SmallFaceNote(analyzer, output, options.minFace.isPresent());
            new PredictRun(
                            new PredictPhotos(analyzer, output, drawing, small),
                            new PredictRows(analyzer, output, drawing),
                            new PredictVideos(analyzer, videos, output, small, messages),
                            output)
                    .read(inputs);
            Optional<BufferedImage> grid = drawing.grid();
            if (grid.isPresent()) {
                PictureFiles.writePng(options.out.orElseThrow().resolve(ResultFolders.GRID), grid.get());
            }
            output.counts().requireAny();
            return output.counts();
        }
    }

    private Optional<OutputFolder> annotated() {
        return options.out
                .filter(out -> options.annotate)
                .map(out -> new OutputFolder(out.resolve(ResultFolders.ANNOTATED)));
    }

    private Optional<PredictDrawing.Redacted> redacted() {
        return choices.redaction()
                .map(way -> new PredictDrawing.Redacted(
                        new OutputFolder(options.out.orElseThrow().resolve(ResultFolders.REDACTED)), way));
    }

    /** An optional output file that is written while inputs are read. */
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
                ? new Opened<>(
                        Optional.of(new PeopleFiles(options.out.orElseThrow(), choices.format(), analyzer.labels())))
                : new Opened<>(Optional.empty());
    }

    private void summarize(PredictCounts counts, boolean stopped, double seconds) {
        String until = stopped ? "stopped; " : "";
        String where = options.out.map(out -> ", written to " + out).orElse("");
        Messages.note(
                messages,
                String.format(Locale.ROOT, "mien: %s%s in %.1f s%s", until, counts.summary(), seconds, where));
    }
}
