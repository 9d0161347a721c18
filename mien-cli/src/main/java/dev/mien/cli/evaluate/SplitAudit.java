package dev.mien.cli.evaluate;

import dev.mien.UserError;
import dev.mien.cli.argument.JsonFile;
import dev.mien.cli.console.DataNotes;
import dev.mien.cli.console.ExitCode;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.LeakAudit;
import dev.mien.dataset.LeakAudit.Leak;
import dev.mien.dataset.NamedParts;
import dev.mien.dataset.Split;
import dev.mien.evaluate.VerificationJson;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Implements {@link VerifyCommand} without a model: searches the parts of a data set for leaks between them. */
final class SplitAudit {
    private static final List<String> PARTS = List.of("train", "validation", "test");

    private final VerifyCommand options;
    private final PrintWriter out;
    private final PrintWriter messages;

    SplitAudit(VerifyCommand options) {
        this.options = options;
        this.out = options.spec.commandLine().getOut();
        this.messages = options.spec.commandLine().getErr();
    }

    /** Runs the command and returns the exit code. */
    int run() throws IOException {
        Dataset data = Datasets.any(options.data.files, options.data.toLoadOptions());
        Map<String, int[]> parts = parts(data);
        if (parts.size() < 2) {
            throw new UserError(
                    "its rows are not divided into parts", data.name(), "name a split.json with --split-file");
        }
        List<Map.Entry<String, int[]>> all = List.copyOf(parts.entrySet());
        Map<String, List<Leak>> found = new LinkedHashMap<>();
        for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
                Map.Entry<String, int[]> known = all.get(a);
                Map.Entry<String, int[]> heldOut = all.get(b);
                List<Leak> leaks = LeakAudit.of(data, known.getValue(), heldOut.getValue());
                String rows = String.format(
                        Locale.ROOT,
                        "of %,d rows of '%s' that are in the %,d of '%s' too",
                        heldOut.getValue().length,
                        heldOut.getKey(),
                        known.getValue().length,
                        known.getKey());
                out.print(LeakText.of(rows, data::place, leaks));
                found.put(known.getKey() + "|" + heldOut.getKey(), leaks);
            }
        }
        JsonFile.write(options.json, VerificationJson.of(data, found));
        out.flush();
        return DataNotes.say(data, messages) > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }

    /** The parts that have rows, by name. */
    private Map<String, int[]> parts(Dataset data) throws IOException {
        Optional<Path> file = options.data.splitFile;
        return file.isPresent() ? parts(data, file.get()) : NamedParts.of(data);
    }

    private Map<String, int[]> parts(Dataset data, Path file) throws IOException {
        Split split = SplitFile.read(file, data.size());
        Map<String, int[]> parts = new LinkedHashMap<>();
        PARTS.forEach(name -> parts.put(name, split.part(name)));
        parts.values().removeIf(rows -> rows.length == 0);
        long audited =
                parts.values().stream().flatMapToInt(Arrays::stream).distinct().count();
        if (audited < data.size()) {
            String note = String.format(
                    Locale.ROOT,
                    "%s: %,d of the %,d rows are in none of its parts and are not audited",
                    file,
                    data.size() - audited,
                    data.size());
            DataNotes.say(List.of(note), messages);
        }
        return parts;
    }
}
