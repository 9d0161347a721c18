package dev.mien.report;

import dev.mien.plot.Axis;
import dev.mien.plot.Charts;
import dev.mien.plot.Series;
import java.io.IOException;
import java.util.List;

/**
 * A chart with a curve of each model.
 *
 * @param file its name
 * @param heading above the lines
 * @param title of the block
 * @param figure the figure of {@code evaluation.json} that the curve stands for
 * @param description what is seen
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

    /** @param best says which model is best by {@link #figure} */
    Block block(ReportFolder folder, String best) throws IOException {
        return folder.chart(file, Charts.lines(heading, x, y, series), title, best, description);
    }
}
