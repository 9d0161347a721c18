package dev.mien.report;

import dev.mien.plot.Axis;
import dev.mien.plot.Charts;
import dev.mien.plot.Series;
import java.io.IOException;
import java.util.List;

/**
 * A chart with a curve of each model.
 *
 * @param file the name of its file
 * @param heading the title of the chart
 * @param title of the block
 * @param figure the metric of {@code evaluation.json} that summarizes the curve
 * @param description the explanation of the chart
 */
record CompareCurve(
        String file,
        String heading,
        Axis x,
        Axis y,
        List<Series> series,
        String title,
        String figure,
        String description) {

    /**
     * @param best a sentence on the best model by {@link #figure}
     */
    Block block(ReportFolder folder, String best) throws IOException {
        return folder.chart(file, Charts.lines(heading, x, y, series), title, best, description);
    }
}
