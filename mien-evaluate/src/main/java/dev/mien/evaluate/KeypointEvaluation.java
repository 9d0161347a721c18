package dev.mien.evaluate;

import dev.mien.dataset.Dataset;
import dev.mien.evaluate.PairedBootstrap.Figure;
import dev.mien.metric.KeypointMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a key point model.
 *
 * @param metrics the metrics
 * @param meanFace the metrics of the baseline that always answers the mean face of the training rows; empty if these
 *     are unknown
 * @param duplicates the root mean square error without copies of training images
 * @param files the scores of each data file alone
 * @param answers its answers, row by row
 */
public record KeypointEvaluation(
        KeypointMetrics metrics,
        Optional<KeypointMetrics> meanFace,
        Optional<Duplicates> duplicates,
        List<FileScore> files,
        KeypointAnswers answers)
        implements Evaluation {

    /**
     * The scores on the rows of a file.
     *
     * @param file its name
     * @param metrics the metrics of its rows
     * @param meanFace the metrics of the baseline, with the mean face of its own training rows
     */
    public record FileScore(String file, KeypointMetrics metrics, Optional<KeypointMetrics> meanFace) {}

    public KeypointEvaluation {
        files = List.copyOf(files);
    }

    @Override
    public int[] rows() {
        return answers.rows();
    }

    @Override
    public Map<String, Figure> figures() {
        return new KeypointFigures(answers).all();
    }

    @Override
    public Map<String, @Nullable Object> values() {
        return KeypointValues.of(this);
    }

    @Override
    public ConformalSets sets(Dataset data, double coverage) {
        throw KeypointScoring.withoutClasses("coverage");
    }

    @Override
    public String text() {
        return KeypointText.of(this);
    }

    @Override
    public String summary(String part) {
        return KeypointText.summary(files, part);
    }
}
