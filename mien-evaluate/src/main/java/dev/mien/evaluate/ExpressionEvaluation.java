package dev.mien.evaluate;

import dev.mien.Amount;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Splits;
import dev.mien.evaluate.PairedBootstrap.Figure;
import dev.mien.metric.ExpressionMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scores of an expression model.
 *
 * @param metrics the metrics
 * @param duplicates the accuracy without copies of training images
 * @param groups the metrics of all rows, of copies of training images and of the others; only the first if the training
 *     images are unknown
 * @param answers its answers, row by row, over the scored label set
 */
public record ExpressionEvaluation(
        ExpressionMetrics metrics, Optional<Duplicates> duplicates, List<Group> groups, ExpressionAnswers answers)
        implements Evaluation {

    /**
     * The metrics of some of the rows.
     *
     * @param name the name of the group
     * @param metrics its metrics
     */
    public record Group(String name, ExpressionMetrics metrics) {}

    public ExpressionEvaluation {
        groups = List.copyOf(groups);
    }

    /** Scores answers over a label set; rows with other classes are left out. */
    public static ExpressionEvaluation of(LabelSet labels, ExpressionAnswers answers) {
        ExpressionAnswers known = answers.in(labels);
        ExpressionMetrics metrics = known.score(labels);
        Group all = new Group("all rows", metrics);
        if (known.copies().isEmpty()) {
            return new ExpressionEvaluation(metrics, Optional.empty(), List.of(all), known);
        }
        int[] copies = known.copies().get();
        Group copied = new Group(
                "copies of a training image",
                known.where(place -> Arrays.binarySearch(copies, place) >= 0).score(labels));
        Group fresh = new Group(
                "without these copies",
                known.where(place -> Arrays.binarySearch(copies, place) < 0).score(labels));
        return new ExpressionEvaluation(
                metrics,
                Optional.of(new Duplicates(copies.length, fresh.metrics().accuracy())),
                List.of(all, copied, fresh),
                known);
    }

    @Override
    public int[] rows() {
        return answers.rows();
    }

    @Override
    public Map<String, Figure> figures() {
        return new ExpressionFigures(this).all();
    }

    @Override
    public Map<String, @Nullable Object> values() {
        return ExpressionValues.of(this);
    }

    @Override
    public ConformalSets sets(Dataset data, double coverage) {
        List<int[]> halves = Splits.halves(data, answers.rows(), 1);
        if (halves.stream().anyMatch(half -> half.length == 0)) {
            throw new UserError(
                    Amount.of(answers.size(), "scored row")
                            + " cannot be divided into two halves without copies or one person in both",
                    data.name(),
                    "score more rows, or leave out the option coverage");
        }
        return ConformalSets.of(coverage, metrics.labels(), answersOf(halves.get(0)), answersOf(halves.get(1)));
    }

    private ExpressionAnswers answersOf(int[] rows) {
        return answers.where(place -> Arrays.binarySearch(rows, answers.rows()[place]) >= 0);
    }

    @Override
    public String text() {
        return ExpressionText.of(this);
    }

    @Override
    public String summary(String part) {
        return ExpressionText.summary(metrics, part);
    }
}
