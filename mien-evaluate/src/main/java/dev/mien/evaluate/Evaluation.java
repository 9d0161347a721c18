package dev.mien.evaluate;

import dev.mien.UserError;
import dev.mien.dataset.Dataset;
import dev.mien.evaluate.PairedBootstrap.Figure;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scores of a model on some rows. */
public sealed interface Evaluation permits ExpressionEvaluation, KeypointEvaluation {

    /** The score without copies of training images; empty if the training images are unknown. */
    Optional<Duplicates> duplicates();

    /** The numbers of the scored rows in their data set, ascending. */
    int[] rows();

    /**
     * The main metrics by name, each of which can be computed over any selection of indices in {@link #rows}, fast
     * enough for bootstrapping.
     */
    Map<String, Figure> figures();

    /** All metrics in the order of {@code evaluation.json}: numbers, lists and nested maps; null for undefined ones. */
    Map<String, @Nullable Object> values();

    /**
     * Conformal prediction sets, calibrated on half of the rows and evaluated on the other half.
     *
     * @param data the scored data set
     * @param coverage in 0..1, both excluded
     * @throws UserError when the model has no classes, the coverage is out of range, or the rows are too few for two
     *     halves
     */
    ConformalSets sets(Dataset data, double coverage);

    /** The metrics as plain text. */
    String text();

    /**
     * A summary of a few lines, each with a line break.
     *
     * @param part the scored rows: {@code test} or {@code validation}
     */
    String summary(String part);
}
