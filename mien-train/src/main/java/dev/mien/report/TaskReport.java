package dev.mien.report;

import dev.mien.dataset.Dataset;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.ExpressionEvaluation;
import dev.mien.evaluate.KeypointEvaluation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The content of reports on models of a task. */
sealed interface TaskReport permits KeypointReport, ExpressionReport {

    static TaskReport of(Evaluation evaluation) {
        return evaluation instanceof KeypointEvaluation keypoints
                ? new KeypointReport(keypoints)
                : new ExpressionReport((ExpressionEvaluation) evaluation);
    }

    /** The most important metrics. */
    List<Page.Fact> headline();

    /** The sections with all metrics, charts and faces. */
    List<Section> sections(ReportFolder folder, Dataset data) throws IOException;

    /** The curve that compares several models. */
    CompareCurve curve(Map<String, Evaluation> evaluations);
}
