package dev.mien.cli;

import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.LeakAudit;
import dev.mien.dataset.LeakAudit.Leak;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.evaluate.Scoring;
import dev.mien.evaluate.Verification;
import dev.mien.evaluate.VerificationJson;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.train.RunDirectory;
import dev.mien.train.SplitFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@link VerifyCommand} does; apart from it, as {@link Evaluate} is. */
final class Verify {
    private static final int SHOWN = 20;
    private static final List<String> PARTS = List.of("train", "validation", "test");

    private final VerifyCommand options;
    private final LoadOptions reading;
    private final PrintWriter out;
    private final PrintWriter messages;

    Verify(VerifyCommand options) {
        this.options = options;
        this.reading = options.reading.toLoadOptions();
        this.out = options.spec.commandLine().getOut();
        this.messages = options.spec.commandLine().getErr();
    }

    /** Does everything and answers the exit code. */
    int run() throws IOException {
        return options.model.isPresent() ? model(ModelArgument.origin(options.model.get())) : data();
    }

    private int model(ModelOrigin origin) throws IOException {
        try (FaceModel model = FaceModel.open(origin, ModelOptions.defaults())) {
            Dataset data = Scoring.of(model).load(options.files, reading);
            Optional<Split> split = split(origin, data);
            Verification verification;
            try (Progress progress = new Progress("scoring", 0, Progress.UNKNOWN, messages)) {
                verification = Verification.of(model, data, split, new RowCounter(progress));
            }
            out.printf("%s, trained on %s%n%n", origin.name(), model.metadata().trainingData());
            for (Verification.Check check : verification.checks()) {
                out.printf(
                        "%-22s %-12s %s%n",
                        check.what(),
                        check.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        check.stated().equals(check.found())
                                ? check.stated()
                                : "file: " + check.stated() + "; data: " + check.found());
            }
            out.println();
            boolean audited = verification.checks().stream()
                    .anyMatch(check -> check.what().equals("split") && check.outcome() == Verification.Outcome.HOLDS);
            if (audited) {
                print("validation and test rows that training knows", data, verification.leaks());
                verification
                        .withoutLeaks()
                        .forEach((figure, value) -> out.printf(
                                Locale.ROOT, "  %-16s %.6f on the validation rows without them%n", figure, value));
            }
            write(VerificationJson.of(origin.name(), verification, data));
            out.flush();
            return verification.holds() ? Main.DONE : Main.SOME_FAILED;
        }
    }

    private Optional<Split> split(ModelOrigin origin, Dataset data) throws IOException {
        Optional<Path> file = options.splitFile.or(
                () -> EvaluateRows.folder(origin).map(RunDirectory::split).filter(Files::exists));
        return file.isPresent() ? Optional.of(SplitFile.read(file.get(), data.size())) : Optional.empty();
    }

    private int data() throws IOException {
        Dataset data = Datasets.any(options.files, reading);
        Map<String, int[]> parts = new LinkedHashMap<>();
        if (options.splitFile.isPresent()) {
            Split split = SplitFile.read(options.splitFile.get(), data.size());
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
                        data,
                        leaks);
                found.put(names.get(a) + "|" + names.get(b), leaks);
            }
        }
        write(VerificationJson.of(data, found));
        out.flush();
        return Main.DONE;
    }

    private void print(String what, Dataset data, List<Leak> leaks) {
        Map<LeakAudit.Kind, Long> kinds =
                leaks.stream().collect(Collectors.groupingBy(Leak::kind, Collectors.counting()));
        out.printf(
                "leaks: %,d %s (%,d exact copies, %,d near copies, %,d mirrored)%n",
                leaks.size(),
                what,
                kinds.getOrDefault(LeakAudit.Kind.EXACT, 0L),
                kinds.getOrDefault(LeakAudit.Kind.NEAR, 0L),
                kinds.getOrDefault(LeakAudit.Kind.MIRRORED, 0L));
        leaks.stream()
                .filter(leak -> leak.kind() != LeakAudit.Kind.EXACT)
                .limit(SHOWN)
                .forEach(leak -> out.printf(
                        Locale.ROOT,
                        "  %s is %s of %s, correlation %.4f%n",
                        data.place(leak.row()),
                        leak.kind() == LeakAudit.Kind.NEAR ? "a near copy" : "a mirror image",
                        data.place(leak.known()),
                        leak.correlation()));
    }

    private void write(String json) throws IOException {
        if (options.json.isPresent()) {
            WholeFile.write(options.json.get(), json);
        }
    }
}
