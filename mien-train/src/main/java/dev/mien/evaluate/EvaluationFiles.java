package dev.mien.evaluate;

import dev.mien.Keypoint;
import dev.mien.WholeFile;
import dev.mien.plot.Charts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Writes an evaluation into a folder, each file whole. */
public final class EvaluationFiles {
    private static final double CURVE_END = 0.2; // of the distance of the eye centres
    private static final int CURVE_STEPS = 200;

    private EvaluationFiles() {}

    /**
     * Writes {@code evaluation.json}, {@code report.txt} and the charts: {@code confusion.png}, {@code confusion-shares.png}
     * and {@code reliability.png}, or {@code keypoints.png} and {@code errors.png}.
     *
     * @return what was written
     */
    public static List<Path> write(Path folder, Setting setting, Evaluation evaluation) throws IOException {
        List<Path> files = new ArrayList<>();
        Path json = folder.resolve("evaluation.json");
        WholeFile.write(json, EvaluationJson.of(setting, evaluation));
        files.add(json);
        Path report = folder.resolve("report.txt");
        WholeFile.write(report, EvaluationText.of(setting, evaluation));
        files.add(report);
        if (evaluation instanceof ExpressionEvaluation expressions) {
            files.addAll(charts(folder, setting, expressions));
        } else if (evaluation instanceof KeypointEvaluation keypoints) {
            files.addAll(charts(folder, setting, keypoints));
        }
        return files;
    }

    private static List<Path> charts(Path folder, Setting setting, ExpressionEvaluation evaluation) throws IOException {
        ExpressionMetrics metrics = evaluation.metrics();
        List<String> names = ExpressionText.names(metrics);
        Path counts = folder.resolve("confusion.png");
        Charts.heatMap(
                counts,
                "Rows: true class, columns: answer (" + setting.split() + ")",
                names,
                names,
                Arrays.stream(metrics.confusion())
                        .map(row -> LongStream.of(row).asDoubleStream().toArray())
                        .toArray(double[][]::new));
        Path shares = folder.resolve("confusion-shares.png");
        Charts.heatMap(
                shares,
                "Answers as shares of each true class (" + setting.split() + ")",
                names,
                names,
                metrics.confusionShares());
        Path reliability = folder.resolve("reliability.png");
        Map<String, double[][]> lines = new LinkedHashMap<>();
        List<Calibration.Bin> bins = metrics.calibration().bins().stream()
                .filter(bin -> bin.count() > 0)
                .toList();
        lines.put("the model", new double[][] {
            bins.stream().mapToDouble(Calibration.Bin::confidence).toArray(),
            bins.stream().mapToDouble(Calibration.Bin::accuracy).toArray()
        });
        lines.put("as sure as right", new double[][] {{0, 1}, {0, 1}});
        Charts.lines(
                reliability,
                "Reliability (" + setting.split() + ")",
                "mean confidence",
                "share of right answers",
                lines);
        return List.of(counts, shares, reliability);
    }

    private static List<Path> charts(Path folder, Setting setting, KeypointEvaluation evaluation) throws IOException {
        Path points = folder.resolve("keypoints.png");
        List<Keypoint> marked = Keypoint.ALL.stream()
                .filter(point -> !Double.isNaN(evaluation.metrics().rmsePx(point)))
                .toList();
        Map<String, List<Double>> bars = new LinkedHashMap<>();
        Map<String, double[][]> curves = new LinkedHashMap<>();
        byName(evaluation).forEach((name, metrics) -> {
            bars.put(name, marked.stream().map(metrics::rmsePx).toList());
            curves.put(name, metrics.errors().curve(CURVE_END, CURVE_STEPS));
        });
        Charts.bars(
                points,
                "Root mean square error of each point (" + setting.split() + ")",
                "pixels of the 96x96 crop",
                marked.stream().map(Keypoint::label).toList(),
                bars);
        Path errors = folder.resolve("errors.png");
        Charts.lines(
                errors,
                "How many points lie within an error (" + setting.split() + ")",
                "error / distance of the eye centres",
                "share of points",
                curves);
        return List.of(points, errors);
    }

    private static Map<String, KeypointMetrics> byName(KeypointEvaluation evaluation) {
        Map<String, KeypointMetrics> metrics = new LinkedHashMap<>();
        metrics.put("the model", evaluation.metrics());
        evaluation.meanFace().ifPresent(mean -> metrics.put("mean face", mean));
        return metrics;
    }
}
