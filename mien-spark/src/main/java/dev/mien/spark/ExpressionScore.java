package dev.mien.spark;

import dev.mien.evaluate.Confusion;
import java.io.Serializable;

/**
 * How well expressions were recognized.
 *
 * @param confusion how often each class got each answer, and what follows from that
 * @param badRows how many rows could not be used
 */
public record ExpressionScore(Confusion confusion, long badRows) implements Serializable {
    ExpressionScore plus(ExpressionScore other) {
        confusion.add(other.confusion);
        return new ExpressionScore(confusion, badRows + other.badRows);
    }
}
