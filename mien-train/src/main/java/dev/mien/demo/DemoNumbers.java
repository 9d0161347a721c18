package dev.mien.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.WholeFile;
import dev.mien.metric.ExpressionMetrics;
import dev.mien.metric.KeypointMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The main metrics of a demo; the reports of the runs contain all of them. */
final class DemoNumbers {
    private DemoNumbers() {}

    /** Writes the metrics as JSON and as text. */
    static void write(DemoFolder folder, DemoOptions options, DemoResult result) throws IOException {
        WholeFile.write(folder.numbers(), json(options, result));
        WholeFile.write(folder.summary(), text(folder, result));
    }

    /** The metrics and the files to look at. */
    static String text(DemoFolder folder, DemoResult result) {
        KeypointMetrics points = result.keypoints().metrics();
        ExpressionMetrics expression = result.expression().metrics();
        StringBuilder text = new StringBuilder();
        text.append(
                format("key points  %.2f px root mean square error on %d faces held out", points.rmsePx(), points.n()));
        result.keypoints()
                .meanFace()
                .ifPresent(mean -> text.append(format(" (%.2f px by the mean face)", mean.rmsePx())));
        text.append(format(
                "%nexpression  accuracy %.1f %% on %d faces held out (95 %% interval %.1f to %.1f %%; guessing: %.1f %%)%n",
                100 * expression.accuracy(),
                expression.n(),
                100 * expression.accuracyCi95().low(),
                100 * expression.accuracyCi95().high(),
                100.0 / expression.labels().size()));
        text.append(format("%n%.0f s in all. Look at%n", result.seconds()));
        line(text, folder.grid(), "what the nets say of " + DemoPictures.SHOWN + " faces drawn at random from these");
        line(text, folder.curves(), "how they learned");
        line(text, folder.keypoints().report().resolve("index.html"), "how far off each point is");
        line(text, folder.expression().report().resolve("index.html"), "which expressions are taken for which");
        text.append(format("%nTry the nets on pictures: those of the demo, or crops of faces of your own:%n"));
        text.append(format(
                "  mien predict %s --keypoints %s --expression %s%n",
                folder.faces(), folder.keypoints().best(), folder.expression().best()));
        return text.toString();
    }

    private static void line(StringBuilder text, Path file, String what) {
        text.append(format("  %-44s  %s%n", file, what));
    }

    private static String json(DemoOptions options, DemoResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("faces", options.faces());
        json.put("epochs", options.epochs());
        json.put("seed", options.seed());
        json.put("seconds", result.seconds());
        KeypointMetrics points = result.keypoints().metrics();
        ObjectNode keypoints = json.putObject("keypoints");
        keypoints.put("n", points.n());
        keypoints.put("rmse_px", points.rmsePx());
        result.keypoints().meanFace().ifPresent(mean -> keypoints.put("mean_face_rmse_px", mean.rmsePx()));
        keypoints.put("pck_10", points.pck10());
        ExpressionMetrics metrics = result.expression().metrics();
        ObjectNode expression = json.putObject("expression");
        expression.put("n", metrics.n());
        expression.put("accuracy", metrics.accuracy());
        expression.put("macro_f1", metrics.macroF1());
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers cannot fail to be written", e);
        }
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
