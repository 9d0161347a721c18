package dev.mien.report;

import dev.mien.Keypoint;
import dev.mien.dataset.Dataset;
import dev.mien.evaluate.KeypointEvaluation;
import dev.mien.evaluate.PointSpread;
import dev.mien.metric.CumulativeErrors;
import dev.mien.metric.KeypointMetrics;
import dev.mien.plot.Axis;
import dev.mien.plot.Charts;
import dev.mien.plot.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Draws the charts of a key point model's metrics. */
final class KeypointCharts {
    private static final double CURVE_END = 0.2; // of the distance of the eye centres; axes to there have round numbers
    private static final int STEPS = 200;
    static final Axis ERROR =
            Axis.of("error / distance of the eye centres").from(0).to(CURVE_END);

    private final ReportFolder folder;
    private final KeypointEvaluation evaluation;
    private final Dataset data;
    private final Map<String, KeypointMetrics> byName = new LinkedHashMap<>();

    KeypointCharts(ReportFolder folder, KeypointEvaluation evaluation, Dataset data) {
        this.folder = folder;
        this.evaluation = evaluation;
        this.data = data;
        byName.put("the model", evaluation.metrics());
        evaluation.meanFace().ifPresent(mean -> byName.put("mean face", mean));
    }

    /** The most important charts. */
    List<Block> main() throws IOException {
        return List.of(points(), faceErrors());
    }

    /** The other charts. */
    List<Block> more() throws IOException {
        return List.of(pck(), spread());
    }

    private Block points() throws IOException {
        KeypointMetrics metrics = evaluation.metrics();
        List<Keypoint> marked = Keypoint.ALL.stream()
                .filter(point -> !Double.isNaN(metrics.rmsePx(point)))
                .toList();
        Map<String, List<Double>> bars = new LinkedHashMap<>();
        byName.forEach(
                (name, one) -> bars.put(name, marked.stream().map(one::rmsePx).toList()));
        Comparator<Keypoint> byError = Comparator.comparingDouble(metrics::rmsePx);
        Keypoint best = marked.stream().min(byError).orElseThrow();
        Keypoint worst = marked.stream().max(byError).orElseThrow();
        return folder.chart(
                "keypoints",
                Charts.bars(
                        "Root mean square error of each point",
                        "pixels of the 96x96 crop",
                        marked.stream().map(Keypoint::label).toList(),
                        bars),
                "Error of each point",
                best.label() + " is nearest (" + Words.number(metrics.rmsePx(best), 2) + " px), " + worst.label()
                        + " farthest off (" + Words.number(metrics.rmsePx(worst), 2) + " px).",
                "Root mean square error in pixels of the 96x96 crop; left and right are the subject's own.");
    }

    private Block faceErrors() throws IOException {
        KeypointMetrics metrics = evaluation.metrics();
        List<Series> series = new ArrayList<>(curves(KeypointMetrics::faceErrors));
        series.add(failure());
        return folder.chart(
                "errors",
                Charts.lines("Cumulative error curve of the faces (NME)", ERROR, Axis.share("share of faces"), series),
                "Cumulative error curve (NME)",
                "The mean error of " + Words.percent(1 - metrics.failure08())
                        + " of the faces lies within 8 % of the distance of their eye centres; the area under the curve up"
                        + " to there is " + Words.number(metrics.auc08(), 3) + " and the failure rate "
                        + Words.percent(metrics.failure08()) + ".",
                "The share of faces whose mean error is at most that large; the faster it rises, the better.");
    }

    private Block pck() throws IOException {
        KeypointMetrics metrics = evaluation.metrics();
        return folder.chart(
                "pck",
                Charts.lines(
                        "Percentage of correct key points (PCK)",
                        ERROR,
                        Axis.share("share of points"),
                        curves(KeypointMetrics::errors)),
                "Percentage of correct key points (PCK)",
                Words.percent(metrics.pck05()) + " of the points lie within 5 % of the distance of the eye centres, "
                        + Words.percent(metrics.pck10()) + " within 10 %.",
                "The same for single points instead of faces.");
    }

    private List<Series> curves(Function<KeypointMetrics, CumulativeErrors> errors) {
        return byName.entrySet().stream()
                .map(entry -> curve(entry.getKey(), errors.apply(entry.getValue())))
                .toList();
    }

    /** A cumulative error curve over {@link #ERROR}. */
    static Series curve(String name, CumulativeErrors errors) {
        double[][] curve = errors.curve(CURVE_END, STEPS);
        return Series.line(name, curve[0], curve[1]);
    }

    /** The line above which a face counts as failed. */
    static Series failure() {
        return Series.reference("failure beyond 8 %", KeypointMetrics.FAILURE, 0, KeypointMetrics.FAILURE, 1);
    }

    private Block spread() throws IOException {
        Map<Keypoint, PointSpread> spreads = new LinkedHashMap<>();
        for (Keypoint point : Keypoint.ALL) {
            PointSpread spread = PointSpread.of(evaluation.answers(), point);
            if (spread.count() > 0) {
                spreads.put(point, spread);
            }
        }
        Comparator<Map.Entry<Keypoint, PointSpread>> byArea = Map.Entry.comparingByValue(Comparator.comparingDouble(
                one -> one.varianceX() * one.varianceY() - one.covariance() * one.covariance()));
        String widest = spreads.entrySet().stream()
                .max(byArea)
                .map(entry -> entry.getKey().label())
                .orElse("");
        return folder.picture(
                "mean-face",
                MeanFacePicture.draw(data, evaluation.answers().rows(), spreads.values()),
                "Where the answers fall on the mean face",
                "The answers scatter most at " + widest + ".",
                "The mean of the scored faces. A cross is the mean place of the annotations; the ellipse around it holds the"
                        + " answers' errors up to two standard deviations, moved by their mean.");
    }
}
