package dev.mien.cli.evaluate;

import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.cli.argument.JsonFile;
import dev.mien.cli.argument.ModelArgument;
import dev.mien.cli.console.DataNotes;
import dev.mien.cli.console.ExitCode;
import dev.mien.cli.console.Progress;
import dev.mien.cli.console.RowCounter;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.LeakAudit;
import dev.mien.dataset.LeakAudit.Leak;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
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
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Implements {@link VerifyCommand}; a separate class for a fast start, as {@link Evaluate}. */
final class Verify {
    private static final int SHOWN = 20;
    private static final List<String> PARTS = List.of("train", "validation", "test");

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
            return data();
        }
        ModelOrigin origin = ModelArgument.origin(options.model.get());
        if (ModelMetadata.of(origin).task() == Task.DETECTOR) {
            return detector(origin);
        }
        if (options.background.isPresent()) {
            throw new UserError("belongs to detectors", "--background", "leave it out");
        }
        return model(origin);
    }

    private int model(ModelOrigin origin) throws IOException {
        try (FaceModel model = FaceModel.open(origin, ModelOptions.defaults())) {
            Dataset data = Scoring.of(model).load(options.data.files, reading);
            Optional<Split> split = EvaluateRows.storedSplit(options.data, origin, data.size());
            Verification verification;
            try (Progress progress = new Progress("scoring", 0, Progress.UNKNOWN, messages)) {
                verification = Verification.of(model, data, split, new RowCounter(progress));
            }
            return answer(origin, model.metadata(), verification, data.name(), data::place);
        }
    }

    private int detector(ModelOrigin origin) throws IOException {
        if (options.data.files.size() != 1) {
            throw new UserError("a detector learns from one file of photos", "--data", "give one");
        }
        int threads = Runtime.getRuntime().availableProcessors();
        try (OnePassModel model = OnePassModel.open(origin, threads)) {
            FacePhotos photos = FacePhotos.read(options.data.files.get(0), options.background);
            DataNotes.say(photos.notes(), messages);
            Optional<Split> split = EvaluateRows.storedSplit(
                    options.data, origin, photos.photos().size());
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
        out.printf("%s, trained on %s%n%n", origin.name(), model.trainingData());
        int width = found.checks().stream()
                .mapToInt(check -> check.what().length())
                .max()
                .orElse(1);
        found.checks().forEach(check -> print(check, width));
        out.println();
        boolean audited = found.checks().stream()
                .anyMatch(check -> check.what().equals("split") && check.outcome() == Verification.Outcome.HOLDS);
        if (audited) {
            print("validation and test rows that training knows", place, found.leaks());
            found.withoutLeaks()
                    .forEach((figure, value) -> out.printf(
                            Locale.ROOT, "  %-16s %.6f on the validation rows without them%n", figure, value));
        }
        write(VerificationJson.of(origin.name(), found, data, place));
        out.flush();
        return found.holds() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private void print(Verification.Check check, int width) {
        out.printf(
                "%-" + width + "s  %-12s %s%n",
                check.what(),
                check.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                check.stated().equals(check.found())
                        ? check.stated()
                        : "file: " + check.stated() + "; data: " + check.found());
    }

    private int data() throws IOException {
        Dataset data = Datasets.any(options.data.files, reading);
        Map<String, int[]> parts = new LinkedHashMap<>();
        if (options.data.splitFile.isPresent()) {
            Split split = SplitFile.read(options.data.splitFile.get(), data.size());
            PARTS.forEach(name -> parts.put(name, split.part(name)));
        } else {
            PARTS.forEach(name -> parts.put(name, Splits.named(data, name)));
        }
        return audit(data, parts);
    }

    private int audit(Dataset data, Map<String, int[]> parts) throws IOException {
        parts.values().removeIf(rows -> rows.length == 0);
        if (parts.size() < 2) {
            throw new UserError(
                    "its rows are not divided into parts", data.name(), "name a split.json with --split-file");
        }
        List<String> names = List.copyOf(parts.keySet());
        Map<String, List<Leak>> found = new LinkedHashMap<>();
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                int[] known = parts.getOrDefault(names.get(a), new int[0]);
                int[] heldOut = parts.getOrDefault(names.get(b), new int[0]);
                List<Leak> leaks = LeakAudit.of(data, known, heldOut);
                print(
                        String.format(
                                Locale.ROOT,
                                "of %,d rows of '%s' that are in the %,d of '%s' too",
                                heldOut.length,
                                names.get(b),
                                known.length,
                                names.get(a)),
                        data::place,
                        leaks);
                found.put(names.get(a) + "|" + names.get(b), leaks);
            }
        }
        write(VerificationJson.of(data, found));
        out.flush();
        return ExitCode.DONE;
    }

    private void print(String what, IntFunction<String> place, List<Leak> leaks) {
        Map<LeakAudit.Kind, Long> kinds =
                leaks.stream().collect(Collectors.groupingBy(Leak::kind, Collectors.counting()));
        out.printf(
                "leaks: %,d %s (exact copies: %,d, near copies: %,d, mirrored: %,d)%n",
                leaks.size(),
                what,
                kinds.getOrDefault(LeakAudit.Kind.EXACT, 0L),
                kinds.getOrDefault(LeakAudit.Kind.NEAR, 0L),
                kinds.getOrDefault(LeakAudit.Kind.MIRRORED, 0L));
        leaks.stream()
                .sorted(Comparator.comparing(leak -> leak.kind() == LeakAudit.Kind.EXACT)) // nothing to look at
                .limit(SHOWN)
                .forEach(leak -> out.println("  " + place.apply(leak.row()) + " is " + words(leak.kind()) + " of "
                        + place.apply(leak.known())
                        + String.format(Locale.ROOT, ", correlation %.4f", leak.correlation())));
        if (leaks.size() > SHOWN) {
            out.printf("  and %,d more; --json FILE lists all%n", leaks.size() - SHOWN);
        }
    }

    private static String words(LeakAudit.Kind kind) {
        return switch (kind) {
            case EXACT -> "an exact copy";
            case NEAR -> "a near copy";
            case MIRRORED -> "a mirror image";
        };
    }

    private void write(String json) throws IOException {
        if (options.json.isPresent()) {
            WholeFile.write(options.json.get(), json);
        }
    }
}
