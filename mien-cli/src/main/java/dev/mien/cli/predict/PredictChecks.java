package dev.mien.cli.predict;

import dev.mien.UserError;
import dev.mien.cli.argument.Numbers;
import dev.mien.cli.table.TableFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses options of {@link PredictCommand} that are out of range or incompatible, before anything is read. */
final class PredictChecks {
    private static final int MAX_IN_GRID = 400;

    private final PredictCommand options;
    private final PredictChoices choices;

    PredictChecks(PredictCommand options, PredictChoices choices) {
        this.options = options;
        this.choices = choices;
    }

    /** @throws UserError that names the options */
    void check() {
        checkFolder();
        checkMeasures();
        checkModels();
        checkRedaction();
        Numbers.atLeastOne("--every", options.every);
        options.grid.ifPresent(faces -> Numbers.within("--grid", faces, 1, MAX_IN_GRID));
        Numbers.atLeastOne("--limit", options.limit);
        Numbers.atLeastOne("--threads", options.threads);
        choices.faces();
    }

    private void checkFolder() {
        if (options.out.filter(folder -> folder.toString().equals("-")).isPresent()) {
            throw new UserError(
                    "'-' is not a folder",
                    "--out",
                    "leave it out to get the rows on standard output, or give ./- for a folder of that name");
        }
        if (choices.format() == TableFormat.PARQUET && options.out.isEmpty()) {
            throw new UserError("Parquet needs a folder", "--format", "add --out DIR");
        }
        String pictures = given(
                named("--annotate", options.annotate),
                named("--people", options.people),
                named("--grid", options.grid.isPresent()));
        if (options.out.isEmpty() && !pictures.isEmpty()) {
            throw new UserError("pictures need a folder", pictures, "add --out DIR");
        }
    }

    /** The option's name if it is given, otherwise an empty text. */
    private static String named(String option, boolean isGiven) {
        return isGiven ? option : "";
    }

    /** Those of the options that are given, as a message names them; empty if there is none. */
    private static String given(String... options) {
        return Stream.of(options).filter(option -> !option.isEmpty()).collect(Collectors.joining(", "));
    }

    private void checkMeasures() {
        requireMore(options.focal, "pixels", "--focal-length");
        requireMore(options.pupilDistance, "millimetres", "--pupil-distance-mm");
        options.alignSize.ifPresent(pixels -> Numbers.atLeastOne("--align-size", pixels));
        if (options.alignSize.isPresent() && options.align.isEmpty()) {
            throw new UserError("no faces are aligned", "--align-size", "add --align DIR");
        }
        if (!(options.minQuality.orElse(0.0) >= 0 && options.minQuality.orElse(0.0) <= 100)) {
            throw new UserError(
                    options.minQuality.get() + " is no quality", "--min-quality", "use a number from 0 to 100");
        }
        String measured = given(
                named("--focal-length", options.focal.isPresent()),
                named("--pupil-distance-mm", options.pupilDistance.isPresent()),
                named("--controls", options.controls.isPresent()),
                named("--min-quality", options.minQuality.isPresent()));
        if (!options.measures && !measured.isEmpty()) {
            throw new UserError("nothing is measured", measured, "add --measures");
        }
    }

    private void checkModels() {
        String expressions = given(
                named("--labels", options.labels.isPresent()),
                named("--not-sure", options.notSure),
                named("--baseline", options.baseline > 0));
        if (!choices.namesExpressions() && !expressions.isEmpty()) {
            throw new UserError("no expressions are named", expressions, "leave out '--expression none'");
        }
        String points = given(named("--measures", options.measures), named("--align", options.align.isPresent()));
        if (!choices.placesPoints() && !points.isEmpty()) {
            throw new UserError("no points are placed", points, "leave out '--keypoints none'");
        }
    }

    /** Refuses options that would leave a face recognizable. */
    private void checkRedaction() {
        if (choices.redaction().isEmpty()) {
            return;
        }
        if (options.out.isEmpty()) {
            throw new UserError("pictures need a folder", "--redact", "add --out DIR");
        }
        String bounds = given(
                named("--limit", options.limit < Integer.MAX_VALUE),
                named("--max-faces", options.maxFaces < Integer.MAX_VALUE));
        if (!bounds.isEmpty()) {
            throw new UserError("faces beyond it would stay bare", bounds, "leave it out");
        }
    }

    private static void requireMore(Optional<Double> number, String what, String option) {
        double value = number.orElse(1.0);
        if (!(value > 0 && value < Double.MAX_VALUE)) {
            throw new UserError(value + " " + what, option, "use a number above 0");
        }
    }
}
