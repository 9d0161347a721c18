package dev.mien.report;

import dev.mien.dataset.Dataset;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.KeypointEvaluation;
import dev.mien.metric.KeypointMetrics;
import dev.mien.plot.Axis;
import dev.mien.plot.Series;
import dev.mien.report.Page.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The content of a report on a key point model. */
record KeypointReport(KeypointEvaluation evaluation) implements TaskReport {
    @Override
    public List<Fact> headline() {
        KeypointMetrics metrics = evaluation.metrics();
        return List.of(
                new Fact("faces", Words.count(metrics.n())),
                new Fact("RMSE, pixels", Words.number(metrics.rmsePx(), 3)),
                new Fact("NME", Words.percent(metrics.nmeInterocular())),
                new Fact("PCK at 10 %", Words.percent(metrics.pck10())),
                new Fact("failures at 8 %", Words.percent(metrics.failure08())));
    }

    @Override
    public List<Section> sections(ReportFolder folder, Dataset data) throws IOException {
        return List.of(KeypointSection.of(folder, evaluation, data));
    }

    @Override
    public CompareCurve curve(Map<String, Evaluation> evaluations) {
        List<Series> series = new ArrayList<>();
        evaluations.forEach((name, one) -> series.add(
                KeypointCharts.curve(name, ((KeypointEvaluation) one).metrics().faceErrors())));
        series.add(KeypointCharts.failure());
        return new CompareCurve(
                "compare-errors",
                "Cumulative error curves of the faces (NME)",
                KeypointCharts.ERROR,
                Axis.share("share of faces"),
                series,
                "Cumulative error curves (NME)",
                "auc_08",
                "The share of faces whose mean error is at most that large; the faster it rises, the better.");
    }
}
