package dev.mien.evaluate;

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

    /** The figures as plain text for people. */
    String text();

    /**
     * What the model is worth, in a line or a few, each with its end.
     *
     * @param part which rows were scored: {@code test} or {@code validation}
     */
    String summary(String part);
}
