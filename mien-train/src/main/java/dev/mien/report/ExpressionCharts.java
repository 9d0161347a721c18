package dev.mien.report;

import dev.mien.Expression;
import dev.mien.metric.Calibration;
import dev.mien.metric.ClassMetrics;
import dev.mien.metric.Coverage;
import dev.mien.metric.ExpressionMetrics;
import dev.mien.metric.Ranking;
import dev.mien.plot.Axis;
import dev.mien.plot.Charts;
import dev.mien.plot.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Draws the charts of an expression model's metrics. */
final class ExpressionCharts {
    private static final double[] THRESHOLDS = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

    private final ReportFolder folder;
    private final String prefix;
    private final ExpressionMetrics metrics;
    private final List<String> names;

    /**
     * @param prefix the prefix of the file names
     */
    ExpressionCharts(ReportFolder folder, String prefix, ExpressionMetrics metrics) {
        this.folder = folder;
        this.prefix = prefix;
        this.metrics = metrics;
        this.names =
                metrics.labels().expressions().stream().map(Expression::label).toList();
    }

    /** The most important charts. */
    List<Block> main() throws IOException {
        return List.of(confusionShares(), coverage());
    }

    /** The other charts. */
    List<Block> more() throws IOException {
        return List.of(confusion(), roc(), precisionRecall(), reliability(), thresholds());
    }

    private Block confusion() throws IOException {
        int truth = 0;
        int answer = 1;
        for (int row = 0; row < names.size(); row++) {
            for (int column = 0; column < names.size(); column++) {
                if (row != column && metrics.confusion()[row][column] > metrics.confusion()[truth][answer]) {
                    truth = row;
                    answer = column;
                }
            }
        }
        return folder.chart(
                prefix + "confusion",
                Charts.heatMap(
                        "Confusion: rows are the true class, columns the answer",
                        names,
                        names,
                        Arrays.stream(metrics.confusion())
                                .map(row -> LongStream.of(row).asDoubleStream().toArray())
                                .toArray(double[][]::new)),
                "Confusion matrix, counts",
                "The most frequent mistake: " + metrics.confusion()[truth][answer] + " of "
                        + metrics.perClass().get(truth).support() + " faces labelled " + names.get(truth)
                        + " are answered " + names.get(answer) + ".",
                "Rows are the true class, columns the answer; correct answers stand on the diagonal.");
    }

    private Block confusionShares() throws IOException {
        return folder.chart(
                prefix + "confusion-shares",
                Charts.heatMap("Answers as shares of each true class", names, names, metrics.confusionShares()),
                "Confusion matrix, shares of each true class",
                extremes(
                        "recognised",
                        metrics.perClass().stream()
                                .filter(one -> one.support() > 0)
                                .mapToDouble(ClassMetrics::recall)
                                .toArray()),
                "Each row adds up to 1; the diagonal is each class's recall.");
    }

    private Block roc() throws IOException {
        List<Series> series =
                new ArrayList<>(curves("AUC", Ranking::rocAuc, Ranking::falsePositiveRates, Ranking::recalls));
        series.add(Series.reference("guessing", 0, 0, 1, 1));
        return folder.chart(
                prefix + "roc",
                Charts.lines(
                        "ROC of each class against all others",
                        Axis.share("false positive rate"),
                        Axis.share("true positive rate (recall)"),
                        series),
                "ROC of each class against all others",
                extremes("set apart, by the area under its curve,", rankings(Ranking::rocAuc)),
                "Each class's own probability at every threshold; the area under a curve is the chance that a face of the"
                        + " class gets a higher probability than another face.");
    }

    private Block precisionRecall() throws IOException {
        return folder.chart(
                prefix + "precision-recall",
                Charts.lines(
                        "Precision and recall of each class",
                        Axis.share("recall"),
                        Axis.share("precision"),
                        curves("AP", Ranking::averagePrecision, Ranking::recalls, Ranking::precisions)),
                "Precision and recall of each class",
                extremes("found, by average precision,", rankings(Ranking::averagePrecision)),
                "How many of the answers are correct (precision) when the threshold is low enough to find that share of the"
                        + " class (recall). A rare class starts from less.");
    }

    private List<Series> curves(
            String name,
            ToDoubleFunction<Ranking> area,
            Function<Ranking, double[]> xs,
            Function<Ranking, double[]> ys) {
        return IntStream.range(0, names.size())
                .filter(c -> metrics.perClass().get(c).support() > 0)
                .mapToObj(c -> Curve.thinned(
                        names.get(c) + " (" + name + " "
                                + Words.number(
                                        area.applyAsDouble(metrics.rankings().get(c)), 3) + ")",
                        xs.apply(metrics.rankings().get(c)),
                        ys.apply(metrics.rankings().get(c))))
                .toList();
    }

    private Block reliability() throws IOException {
        List<Calibration.Bin> bins = metrics.calibration().bins().stream()
                .filter(bin -> bin.count() > 0)
                .toList();
        double confidence =
                bins.stream().mapToDouble(bin -> bin.count() * bin.confidence()).sum() / metrics.n();
        return folder.chart(
                prefix + "reliability",
                Charts.lines(
                        "Reliability (ECE " + Words.number(metrics.ece(), 3) + ")",
                        Axis.share("mean confidence"),
                        Axis.share("accuracy"),
                        List.of(
                                Series.line(
                                        "the model",
                                        bins.stream()
                                                .mapToDouble(Calibration.Bin::confidence)
                                                .toArray(),
                                        bins.stream()
                                                .mapToDouble(Calibration.Bin::accuracy)
                                                .toArray()),
                                Series.reference("confidence = accuracy", 0, 0, 1, 1))),
                "Reliability",
                "The expected calibration error is " + Words.number(metrics.ece(), 4) + ": the model is "
                        + Words.percent(confidence) + " sure on average and correct in "
                        + Words.percent(metrics.accuracy()) + ", so it is "
                        + (confidence > metrics.accuracy() ? "overconfident." : "underconfident."),
                "Answers in " + Calibration.BINS
                        + " bins by their confidence. Below the dashed line the model is surer than"
                        + " it is correct. The calibration error is the mean distance from that line, weighted by answers; "
                        + Words.number(metrics.calibration().errorByChance(), 4)
                        + " would be chance, however well calibrated a model is.");
    }

    private Block coverage() throws IOException {
        Coverage coverage = metrics.coverage();
        int half = IntStream.range(0, coverage.coverages().length)
                .filter(i -> coverage.coverages()[i] >= 0.5)
                .findFirst()
                .orElse(0);
        double lowest = DoubleStream.of(coverage.accuracies()).min().orElse(0);
        return folder.chart(
                prefix + "coverage",
                Charts.lines(
                        "Accuracy when unsure faces are left open",
                        Axis.share("coverage: share of faces that get an answer"),
                        Axis.of("accuracy of these answers")
                                .from(Math.floor(10 * lowest) / 10)
                                .to(1),
                        List.of(Curve.thinned("the model", coverage.coverages(), coverage.accuracies()))),
                "Coverage against accuracy",
                "Of all faces " + Words.percent(metrics.accuracy()) + " are answered correctly, of the surer half "
                        + (coverage.accuracies().length == 0 ? "–" : Words.percent(coverage.accuracies()[half])) + ".",
                "The accuracy if answers below a confidence are 'not sure': the further left, the fewer faces get an answer.");
    }

    private Block thresholds() {
        Coverage coverage = metrics.coverage();
        return new Block.Table(
                "Answers below a confidence counted as 'not sure'",
                List.of("answer from", "faces answered", "accuracy of these"),
                Arrays.stream(THRESHOLDS)
                        .mapToObj(threshold -> List.of(
                                Words.roundPercent(threshold),
                                Words.percent(coverage.coverageAt(threshold)),
                                Words.percent(coverage.accuracyAt(threshold))))
                        .toList());
    }

    private double[] rankings(ToDoubleFunction<Ranking> area) {
        return IntStream.range(0, names.size())
                .filter(c -> metrics.perClass().get(c).support() > 0)
                .mapToDouble(c -> area.applyAsDouble(metrics.rankings().get(c)))
                .toArray();
    }

    /** A sentence on the classes with the highest and the lowest value, of those that have rows. */
    private String extremes(String verb, double[] figures) {
        List<String> present = IntStream.range(0, names.size())
                .filter(c -> metrics.perClass().get(c).support() > 0)
                .mapToObj(names::get)
                .toList();
        Comparator<Integer> byFigure = Comparator.comparingDouble(c -> figures[c]);
        int best = IntStream.range(0, figures.length).boxed().max(byFigure).orElse(0);
        int worst = IntStream.range(0, figures.length).boxed().min(byFigure).orElse(0);
        return present.isEmpty()
                ? "There is no row."
                : "Best " + verb + " is " + present.get(best) + " (" + Words.number(figures[best], 2) + "), worst "
                        + present.get(worst) + " (" + Words.number(figures[worst], 2) + ").";
    }
}
