package dev.mien.report;

import dev.mien.evaluate.Duplicates;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.ExpressionEvaluation;
import dev.mien.evaluate.ExpressionMetrics;
import dev.mien.evaluate.KeypointEvaluation;
import dev.mien.evaluate.KeypointMetrics;
import dev.mien.report.Page.Fact;
import java.util.ArrayList;
import java.util.List;

/** The few figures of an evaluation that matter most. */
final class Headline {
    private Headline() {}

    static List<Fact> of(Evaluation evaluation) {
        return evaluation instanceof KeypointEvaluation keypoints
                ? of(keypoints.metrics())
                : of((ExpressionEvaluation) evaluation);
    }

    private static List<Fact> of(KeypointMetrics metrics) {
        return List.of(
                new Fact("faces", Words.count(metrics.n())),
                new Fact("RMSE, pixels", Words.number(metrics.rmsePx(), 3)),
                new Fact("NME", Words.percent(metrics.nmeInterocular())),
                new Fact("PCK at 10 %", Words.percent(metrics.pck10())),
                new Fact("failures at 8 %", Words.percent(metrics.failure08())));
    }

    private static List<Fact> of(ExpressionEvaluation evaluation) {
        ExpressionMetrics metrics = evaluation.metrics();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("rows", Words.count(metrics.n())), new Fact("accuracy", Words.percent(metrics.accuracy()))));
        evaluation
                .duplicates()
                .map(Duplicates::scoreWithout)
                .ifPresent(score -> facts.add(new Fact("without duplicates", Words.percent(score))));
        facts.add(new Fact("macro F1", Words.number(metrics.macroF1(), 3)));
        facts.add(new Fact("calibration error", Words.number(metrics.ece(), 3)));
        return facts;
    }
}
