package dev.mien.cli.evaluate;

import dev.mien.UserError;
import dev.mien.cli.argument.DetectorPhotos;
import dev.mien.cli.argument.JsonFile;
import dev.mien.cli.argument.ModelArgument;
import dev.mien.cli.console.DataNotes;
import dev.mien.cli.console.ExitCode;
import dev.mien.cli.console.Progress;
import dev.mien.cli.console.RowCounter;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.evaluate.Scoring;
import dev.mien.evaluate.Verification;
import dev.mien.evaluate.VerificationJson;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.OnePassModel;
import dev.mien.model.Task;
import dev.mien.train.DetectorVerification;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** Implements {@link VerifyCommand}; a separate class for a fast start, as {@link Evaluate}. */
final class Verify {
    private final VerifyCommand options;
    private final LoadOptions reading;
    private final PrintWriter out;
    private final PrintWriter messages;

    Verify(VerifyCommand options) {
        this.options = options;
        this.reading = options.data.toLoadOptions();
        this.out = options.spec.commandLine().getOut();
        this.messages = options.spec.commandLine().getErr();
    }

    /** Runs the command and returns the exit code. */
    int run() throws IOException {
        JsonFile.refuseInput(options.json, options.data.files);
        if (options.model.isEmpty()) {
            refuseBackground();
            return new SplitAudit(options).run();
        }
        ModelOrigin origin = ModelArgument.origin(options.model.get());
        if (ModelMetadata.of(origin).task() == Task.DETECTOR) {
            return detector(origin);
        }
        refuseBackground();
        return model(origin);
    }

    private void refuseBackground() {
        if (options.background.isPresent()) {
            throw new UserError("belongs to detectors", "--background", "leave it out, or name a detector");
        }
    }

    private int model(ModelOrigin origin) throws IOException {
        try (FaceModel model = FaceModel.open(origin, ModelOptions.defaults())) {
            Dataset data = Scoring.of(model).load(options.data.files, reading);
            Optional<Split> split = StoredSplit.of(options.data, origin, data.size());
            Verification verification;
            try (Progress progress = new Progress("scoring", 0, Progress.UNKNOWN, messages)) {
                verification = Verification.of(model, data, split, new RowCounter(progress));
            }
            int code = answer(origin, model.metadata(), verification, data.name(), data::place);
            return DataNotes.say(data, messages) > 0 ? ExitCode.SOME_FAILED : code;
        }
    }

    private int detector(ModelOrigin origin) throws IOException {
        FacePhotos photos = DetectorPhotos.read(
                options.data.files, options.background, reading.badRowLimit(), notes -> DataNotes.say(notes, messages));
        int threads = Runtime.getRuntime().availableProcessors();
        try (OnePassModel model = OnePassModel.open(origin, threads)) {
            Optional<Split> split =
                    StoredSplit.of(options.data, origin, photos.photos().size());
            Verification verification;
            try (Progress progress = new Progress("scoring", 0, Progress.UNKNOWN, messages)) {
                verification = DetectorVerification.of(model, photos, split, new RowCounter(progress));
            }
            return answer(origin, model.metadata(), verification, photos.name(), photos::place);
        }
    }

    private int answer(
            ModelOrigin origin, ModelMetadata model, Verification found, String data, IntFunction<String> place)
            throws IOException {
        out.printf(Locale.ROOT, "%s, trained on %s%n%n", origin.name(), model.trainingData());
        int width = found.checks().stream()
                .mapToInt(check -> check.what().length())
                .max()
                .orElse(1);
        found.checks().forEach(check -> print(check, width));
        out.println();
        boolean audited = found.checks().stream()
                .anyMatch(check -> check.what().equals("split") && check.outcome() == Verification.Outcome.HOLDS);
        if (audited) {
            out.print(LeakText.of("validation and test rows that training knows", place, found.leaks()));
            found.withoutLeaks()
                    .forEach((figure, value) -> out.printf(
                            Locale.ROOT, "  %-16s %.6f on the validation rows without them%n", figure, value));
        }
        JsonFile.write(options.json, VerificationJson.of(origin.name(), found, data, place));
        out.flush();
        return found.holds() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private void print(Verification.Check check, int width) {
        out.printf(
                Locale.ROOT,
                "%-" + width + "s  %-12s %s%n",
                check.what(),
                check.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                check.stated().equals(check.found())
                        ? check.stated()
                        : "file: " + check.stated() + "; data: " + check.found());
    }
}
