package dev.mien.train.run;

import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.train.history.EpochReport;
import dev.mien.train.history.History;
import dev.mien.train.history.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads and writes {@code metrics.csv}, which has a row for each epoch. It is always written atomically, since it may
 * be read at any time, such as to plot it.
 */
public final class MetricsFile {
    private static final int COLUMNS = 7;
    private static final String METRIC = "val_";

    private MetricsFile() {}

    public static void write(Path file, History history) throws IOException {
        StringBuilder text = new StringBuilder("epoch,seconds,train_loss,val_loss,val_")
                .append(history.metric().label())
                .append(",lr,images_per_second\n");
        for (EpochReport epoch : history.epochs()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%.3f,%.6f,%.6f,%.6f,%.4e,%.1f\n",
                    epoch.epoch(),
                    epoch.seconds(),
                    epoch.trainLoss(),
                    epoch.validationLoss(),
                    epoch.metric(),
                    epoch.learningRate(),
                    epoch.imagesPerSecond()));
        }
        WholeFile.write(file, text.toString());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UserError when it is missing or damaged
     * @throws IOException when it cannot be read
     */
    public static History read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new UserError(
                    "missing", file.toString(), "give a run directory of 'mien train' with a finished epoch");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1); // of which all bytes are text
        List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
        Metric metric = Arrays.stream(Metric.values())
                .filter(one -> header.contains(METRIC + one.label()))
                .findFirst()
                .orElseThrow(() -> damaged(file, 1, "no column of a validation figure"));
        List<EpochReport> epochs = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            epochs.add(epoch(lines.get(line).split(",", -1), file, line + 1));
        }
        return new History(metric, epochs);
    }

    private static EpochReport epoch(String[] cells, Path file, int line) {
        if (cells.length != COLUMNS) {
            throw damaged(file, line, cells.length + " cells, expected " + COLUMNS);
        }
        try {
            return new EpochReport(
                    Integer.parseInt(cells[0]),
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5]),
                    Double.parseDouble(cells[6]));
        } catch (NumberFormatException e) {
            throw damaged(file, line, "not a number: " + e.getMessage());
        }
    }

    private static UserError damaged(Path file, int line, String problem) {
        return new UserError(
                problem, file + ":" + line, "resume the run by the option resume, which writes the file again");
    }
}
