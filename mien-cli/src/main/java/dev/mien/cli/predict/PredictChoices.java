package dev.mien.cli.predict;

import dev.mien.UserError;
import dev.mien.analyze.AnalyzerOptions;
import dev.mien.analyze.FaceAnalyzer;
import dev.mien.cli.argument.ModelArgument;
import dev.mien.cli.table.TableFormat;
import dev.mien.draw.Redaction;
import dev.mien.measure.ControlTable;
import dev.mien.measure.FaceMeasurer;
import dev.mien.result.FaceResult;
import dev.mien.result.ForeignTable;
import dev.mien.result.ResultTable;
import dev.mien.video.media.FrameColors;
import dev.mien.video.track.TrackerOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Converts the options of {@link PredictCommand} to those of the library, and refuses unknown values. */
final class PredictChoices {
    private static final String NONE = "none";
    private static final String BOXES = "boxes:";

    private final PredictCommand options;

    PredictChoices(PredictCommand options) {
        this.options = options;
    }

    /** The options that the server and Spark have, too. */
    AnalyzerOptions faces() {
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

    /** The table of boxes that replaces a detector. */
    Optional<Path> boxes() {
        return Optional.of(options.detector)
                .filter(name -> name.startsWith(BOXES))
                .map(name -> Path.of(name.substring(BOXES.length())));
    }

    boolean placesPoints() {
        return !isNone(options.keypoints);
    }

    boolean namesExpressions() {
        return !isNone(options.expression);
    }

    private static boolean isNone(Optional<Path> model) {
        return model.map(Path::toString).orElse("").equals(NONE);
    }

    /** The measurer, if faces are measured. */
    Optional<FaceMeasurer> measurer() {
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

    TableFormat format() {
        String name = options.format.orElse(TableFormat.CSV.ending());
        return TableFormat.of(name)
                .orElseThrow(
                        () -> new UserError("unknown format '" + name + "'", "--format", "use csv, json or parquet"));
    }

    ResultTable<FaceResult> table(FaceAnalyzer analyzer) {
        return switch (options.columns) {
            case "mien" -> analyzer.table();
            case "openface" -> ForeignTable.openFace(options.points);
            case "pyfeat" -> ForeignTable.pyFeat(options.points);
            default ->
                throw new UserError(
                        "no columns of '" + options.columns + "'", "--columns", "use mien, openface or pyfeat");
        };
    }

    Optional<Redaction> redaction() {
        return options.redact.map(name -> Redaction.of(name)
                .orElseThrow(() -> new UserError(
                        "no way to make faces unknown: '" + name + "'", "--redact", "use blur, pixelate or fill")));
    }

    /** Whether video frames need colours, which is so only for drawing. */
    FrameColors colors() {
        return options.annotate || options.people || options.align.isPresent() ? FrameColors.COLOR : FrameColors.GRAY;
    }

    TrackerOptions tracking() {
        // A picture taken whole is nothing to follow, and where no face may stay bare each frame is searched.
        boolean each = options.detector.equals(NONE) || options.redact.isPresent();
        return TrackerOptions.defaults()
                .withEvery(each ? 1 : options.every)
                .withMaxFaces(options.maxFaces)
                .withBaseline(options.baseline);
    }
}
