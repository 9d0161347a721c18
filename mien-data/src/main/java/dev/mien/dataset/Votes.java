package dev.mien.dataset;

import dev.mien.Expression;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The votes of the annotators of FER+ on an image (Barsoum et al. 2016, arXiv:1608.01041).
 *
 * @param byExpression votes for each of the seven classes, in their order, so that floating-point sums over them are
 *     reproducible; classes without a vote may be absent
 * @param others votes for contempt, unknown and "not a face" together
 */
public record Votes(Map<Expression, Integer> byExpression, int others) {
    public Votes {
        Map<Expression, Integer> inOrder = new EnumMap<>(Expression.class);
        inOrder.putAll(byExpression);
        byExpression = Collections.unmodifiableMap(inOrder);
    }
}
