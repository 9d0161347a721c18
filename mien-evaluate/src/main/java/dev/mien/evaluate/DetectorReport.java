package dev.mien.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.plot.Axis;
import dev.mien.plot.Chart;
import dev.mien.plot.Charts;
import dev.mien.plot.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The scores of detectors, side by side, as text, JSON and a chart. */
public final class DetectorReport {
    /** Every detector's default is at this score. */
    public static final double DEFAULT_SCORE = .5;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DetectorReport() {}

    /** A table, one line for each detector at its default. */
    public static String text(List<DetectorEvaluation> detectors) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%-12s %8s %8s %12s %14s %9s %9s%n",
                "detector", "faces", "recall", "false faces", "a photo", "overlap", "median ms"));
        for (DetectorEvaluation each : detectors) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-12s %8d %7.2f%% %12d %14.3f %9.3f %9.1f%n",
                    each.detector(),
                    each.faces().length,
                    100 * each.recall(DEFAULT_SCORE),
                    each.falseFaces(DEFAULT_SCORE),
                    each.falsePerPhoto(DEFAULT_SCORE),
                    each.overlap(),
                    each.milliseconds()));
        }
        return text.toString();
    }

    /** The figures at the defaults, and the curves' points. */
    public static String json(List<DetectorEvaluation> detectors) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (DetectorEvaluation each : detectors) {
            ObjectNode one = json.putObject(each.detector());
            one.put("n", each.faces().length);
            one.put("recall", each.recall(DEFAULT_SCORE));
            one.put("photos_without_a_face", each.photos());
            one.put("false_faces", each.falseFaces(DEFAULT_SCORE));
            one.put("mean_overlap", each.overlap());
            one.put("median_milliseconds", each.milliseconds());
            ArrayNode curve = one.putArray("curve");
            for (double score : each.scores()) {
                curve.addObject()
                        .put("score", score)
                        .put("recall", each.recall(score))
                        .put("precision", each.precision(score))
                        .put("false_per_photo", each.falsePerPhoto(score));
            }
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts cannot fail to be written", e);
        }
    }

    /** Precision over recall, with a mark at each default. */
    public static Chart chart(List<DetectorEvaluation> detectors) {
        List<Series> series = new ArrayList<>();
        for (DetectorEvaluation each : detectors) {
            double[] scores = each.scores();
            series.add(Series.line(
                    each.detector(),
                    Arrays.stream(scores).map(each::recall).toArray(),
                    Arrays.stream(scores).map(each::precision).toArray()));
            series.add(Series.mark(
                    each.detector() + ", default", each.recall(DEFAULT_SCORE), each.precision(DEFAULT_SCORE)));
        }
        return Charts.lines(
                "Marked faces found, and how many of all finds they are",
                Axis.share("recall"),
                Axis.share("precision"),
                series);
    }
}
