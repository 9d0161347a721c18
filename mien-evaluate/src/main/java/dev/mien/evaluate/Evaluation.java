package dev.mien.evaluate;

import dev.mien.UserError;
import dev.mien.dataset.Dataset;
import dev.mien.evaluate.PairedBootstrap.Figure;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model scored on some rows. */
public sealed interface Evaluation permits ExpressionEvaluation, KeypointEvaluation {

    /** The score without copies of training images; empty where the training images are not known. */
    Optional<Duplicates> duplicates();

    /** The numbers of the scored rows in their data set, ascending. */
    int[] rows();

    /** The main figures by name, each over any choice of places in {@link #rows}, fast enough to be asked thousands of times. */
    Map<String, Figure> figures();

    /**
     * All figures in their order, as {@code evaluation.json} has them: numbers, lists and further maps; null where a figure
     * does not exist.
     */
    Map<String, @Nullable Object> values();

    /**
     * Sets of classes that hold the true one as often as asked for, found on half of the rows and tested on the other half.
     *
     * @param data what was scored
     * @param coverage in 0..1, both excluded
     * @throws UserError when the model has no classes, or the coverage is none
     */
    ConformalSets sets(Dataset data, double coverage);

    /** The figures as plain text for people. */
    String text();

    /**
     * What the model is worth, in a line or a few, each with its end.
     *
     * @param part which rows were scored: {@code test} or {@code validation}
     */
    String summary(String part);
}
