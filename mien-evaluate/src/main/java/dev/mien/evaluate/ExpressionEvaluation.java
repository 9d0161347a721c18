package dev.mien.evaluate;

import dev.mien.LabelSet;
import dev.mien.evaluate.PairedBootstrap.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an expression model scored.
 *
 * @param metrics the figures
 * @param duplicates the accuracy without copies of training images
 * @param groups the figures of all rows, of copies of training images and of the others; only the first where the training
 *     images are not known
 * @param answers what it said, row by row, in the classes that are scored
 */
public record ExpressionEvaluation(
        ExpressionMetrics metrics, Optional<Duplicates> duplicates, List<Group> groups, ExpressionAnswers answers)
        implements Evaluation {

    /**
     * Some of the rows.
     *
     * @param name what they are
     * @param metrics their figures
     */
    public record Group(String name, ExpressionMetrics metrics) {}

    public ExpressionEvaluation {
        groups = List.copyOf(groups);
    }

    /** Scores answers in these classes; rows of other classes are left out. */
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
    public String text() {
        return ExpressionText.of(this);
    }

    @Override
    public String summary(String part) {
        return ExpressionText.summary(metrics, part);
    }
}
