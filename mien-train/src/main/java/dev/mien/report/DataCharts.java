package dev.mien.report;

import dev.mien.dataset.DataReport;
import dev.mien.plot.Chart;
import dev.mien.plot.Charts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws a {@link DataReport} as a chart. */
public final class DataCharts {
    private DataCharts() {}

    /**
     * Draws the class histogram of expressions as {@code classes.png}, or the number of rows without each key point as
     * {@code points.png}.
     *
     * @param name the data set's name, for the title
     * @return the file; empty if there is nothing to draw, such as when no point is missing
     * @throws IOException when the file cannot be written
     */
    public static Optional<Path> write(DataReport report, String name, Path folder) throws IOException {
        if (!report.classes().isEmpty()) {
            Path png = folder.resolve("classes.png");
            Map<String, List<Double>> series = new LinkedHashMap<>();
            report.classes().forEach((split, rows) -> series.put(split, numbers(rows)));
            List<String> classes =
                    List.copyOf(report.classes().values().iterator().next().keySet());
            Charts.bars(name + ": rows by class", "rows", classes, series).writePng(png);
            return Optional.of(png);
        }
        Map<String, Integer> missing = report.missing();
        if (missing.values().stream().anyMatch(rows -> rows > 0)) {
            Path png = folder.resolve("points.png");
            missing(name + ": rows on which a point is missing, of " + report.rows(), missing)
                    .writePng(png);
            return Optional.of(png);
        }
        return Optional.empty();
    }

    /** The number of rows without each point. */
    static Chart missing(String title, Map<String, Integer> missing) {
        return Charts.bars(title, "rows", List.copyOf(missing.keySet()), Map.of("missing", numbers(missing)));
    }

    private static List<Double> numbers(Map<String, Integer> counts) {
        return counts.values().stream().map(Integer::doubleValue).toList();
    }
}
