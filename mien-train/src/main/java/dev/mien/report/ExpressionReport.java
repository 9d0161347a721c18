package dev.mien.report;

import dev.mien.LabelSet;
import dev.mien.dataset.Dataset;
import dev.mien.evaluate.Duplicates;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.ExpressionEvaluation;
import dev.mien.metric.Coverage;
import dev.mien.metric.ExpressionMetrics;
import dev.mien.plot.Axis;
import dev.mien.plot.Series;
import dev.mien.report.Page.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The content of a report on an expression model. */
record ExpressionReport(ExpressionEvaluation evaluation) implements TaskReport {
    @Override
    public List<Fact> headline() {
        ExpressionMetrics metrics = evaluation.metrics();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("rows", Words.count(metrics.n())), new Fact("accuracy", Words.percent(metrics.accuracy()))));
        evaluation
                .duplicates()
                .map(Duplicates::scoreWithout)
                .ifPresent(score -> facts.add(new Fact("without duplicates", Words.percent(score))));
        facts.add(new Fact("macro F1", Words.number(metrics.macroF1(), 3)));
        facts.add(new Fact("calibration error", Words.number(metrics.ece(), 3)));
        facts.add(new Fact("log-loss", Words.number(metrics.logLoss(), 3)));
        return facts;
    }

    /** The sections; models of seven classes are evaluated on five, too. */
    @Override
    public List<Section> sections(ReportFolder folder, Dataset data) throws IOException {
        List<Section> sections = new ArrayList<>(List.of(ExpressionSection.of(folder, evaluation, data)));
        if (evaluation.metrics().labels() == LabelSet.SEVEN) {
            ExpressionEvaluation five = ExpressionEvaluation.of(LabelSet.FIVE, evaluation.answers());
            if (five.metrics().n() > 0) {
                sections.add(ExpressionSection.folded(folder, five, data));
            }
        }
        return sections;
    }

    @Override
    public CompareCurve curve(Map<String, Evaluation> evaluations) {
        List<Series> series = new ArrayList<>();
        evaluations.forEach((name, one) -> {
            Coverage coverage = ((ExpressionEvaluation) one).metrics().coverage();
            series.add(Curve.thinned(name, coverage.coverages(), coverage.accuracies()));
        });
        return new CompareCurve(
                "compare-coverage",
                "Accuracy when unsure faces are left open",
                Axis.share("coverage: share of faces that get an answer"),
                Axis.of("accuracy of these answers").to(1),
                series,
                "Coverage against accuracy",
                "accuracy",
                "The accuracy if answers below a confidence are 'not sure': the further left, the fewer faces get an answer.");
    }
}
