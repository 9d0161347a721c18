package dev.mien.cli;

import dev.mien.UserError;
import java.util.Optional;

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
        if (options.every < 1) {
            throw new UserError("a search each " + options.every + " frames", "--every", "use a number from 1");
        }
        if (options.grid.filter(faces -> faces < 1 || faces > MAX_IN_GRID).isPresent()) {
            throw new UserError(options.grid.get() + " faces", "--grid", "use a number from 1 to " + MAX_IN_GRID);
        }
        requireAtLeastOne(options.limit, "faces", "--limit");
        requireAtLeastOne(options.threads, "threads", "--threads");
        choices.faces();
    }

    private void checkFolder() {
        if (choices.format() == TableFormat.PARQUET && options.out.isEmpty()) {
            throw new UserError("Parquet needs a folder", "--format", "add --out DIR");
        }
        if (options.out.isEmpty() && (options.annotate || options.people || options.grid.isPresent())) {
            throw new UserError("pictures need a folder", "--annotate, --people, --grid", "add --out DIR");
        }
    }

    private void checkMeasures() {
        requireMore(options.focal, "pixels", "--focal-length");
        requireMore(options.pupilDistance, "millimetres", "--pupil-distance-mm");
        requireAtLeastOne(options.alignSize.orElse(1), "pixels", "--align-size");
        if (options.alignSize.isPresent() && options.align.isEmpty()) {
            throw new UserError("no faces are aligned", "--align-size", "add --align DIR");
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
    }

    private void checkModels() {
        if (!choices.namesExpressions() && (options.notSure || options.labels.isPresent())) {
            throw new UserError(
                    "no expressions are named", "--labels, --not-sure, --expression", "leave out '--expression none'");
        }
        if (!choices.placesPoints() && (options.measures || options.align.isPresent())) {
            throw new UserError(
                    "these need points", "--measures, --align, --keypoints", "leave out '--keypoints none'");
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
        if (options.limit < Integer.MAX_VALUE || options.maxFaces < Integer.MAX_VALUE) {
            throw new UserError("faces beyond it would stay bare", "--limit, --max-faces", "leave it out");
        }
    }

    private static void requireMore(Optional<Double> number, String what, String option) {
        double value = number.orElse(1.0);
        if (!(value > 0 && value < Double.MAX_VALUE)) {
            throw new UserError(value + " " + what, option, "use a number above 0");
        }
    }

    private static void requireAtLeastOne(int number, String what, String option) {
        if (number < 1) {
            throw new UserError(number + " " + what, option, "use a number from 1");
        }
    }
}
