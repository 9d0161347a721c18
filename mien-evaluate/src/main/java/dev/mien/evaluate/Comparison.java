package dev.mien.evaluate;

import dev.mien.UserError;
import dev.mien.evaluate.PairedBootstrap.Difference;
import dev.mien.evaluate.PairedBootstrap.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A comparison of models on the same rows.
 *
 * @param models their names; the first one is the reference
 * @param n the number of scored rows
 * @param rows one for each metric
 */
public record Comparison(List<String> models, int n, List<Row> rows) {

    /**
     * A metric of all models.
     *
     * @param figure its name in {@code evaluation.json}
     * @param moreIsBetter whether a higher value is a better one
     * @param values one for each model
     * @param differences one for each model after the first: its value minus the first one's
     */
    public record Row(String figure, boolean moreIsBetter, List<Double> values, List<Difference> differences) {
        public Row {
            values = List.copyOf(values);
            differences = List.copyOf(differences);
        }
    }

    /** Metrics whose lower values are better. */
    private static final List<String> ERRORS = List.of("ece", "log_loss", "rmse_px", "nme_interocular", "failure_08");

    public Comparison {
        models = List.copyOf(models);
        rows = List.copyOf(rows);
    }

    /**
     * Compares evaluations of one task.
     *
     * @param names the models' names
     * @param evaluations their scores, with the same label set and on the same rows
     * @param groups the photo or person of each scored row; empty for independent rows
     * @throws UserError when the models are not of one task or were not scored on the same rows
     */
    public static Comparison of(List<String> names, List<Evaluation> evaluations, List<String> groups) {
        List<Map<String, Figure>> figures =
                evaluations.stream().map(Evaluation::figures).toList();
        int[] scored = evaluations.get(0).rows();
        for (int model = 1; model < figures.size(); model++) {
            if (!figures.get(model).keySet().equals(figures.get(0).keySet())) {
                throw new UserError("of another task than the first", names.get(model), "compare models of one task");
            }
            if (!Arrays.equals(evaluations.get(model).rows(), scored)) {
                throw new UserError(
                        "scored on other rows than the first", names.get(model), "score all models on the same rows");
            }
        }
        PairedBootstrap bootstrap = PairedBootstrap.of(groups);
        int[] all = IntStream.range(0, scored.length).toArray();
        List<Row> rows = new ArrayList<>();
        figures.get(0).forEach((name, first) -> {
            List<Figure> each =
                    figures.stream().map(one -> one.getOrDefault(name, first)).toList();
            rows.add(new Row(
                    name,
                    !ERRORS.contains(name),
                    each.stream().map(figure -> figure.of(all)).toList(),
                    each.stream()
                            .skip(1)
                            .map(figure -> bootstrap.difference(all.length, first, figure))
                            .toList()));
        });
        return new Comparison(names, scored.length, rows);
    }
}
