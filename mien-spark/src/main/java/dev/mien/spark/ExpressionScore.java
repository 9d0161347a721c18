package dev.mien.spark;

import dev.mien.metric.Confusion;
import java.io.Serializable;

/**
 * The score of an expression model.
 *
 * @param confusion the confusion matrix with the metrics derived from it
 * @param badRows the number of rows that could not be used
 */
public record ExpressionScore(Confusion confusion, long badRows) implements Serializable {
    ExpressionScore plus(ExpressionScore other) {
        confusion.add(other.confusion);
        return new ExpressionScore(confusion, badRows + other.badRows);
    }
}
