package dev.mien.analyze;

import dev.mien.Expression;
import dev.mien.ExpressionScores;

/** How an answer is written. */
final class Answer {
    static final String NOT_SURE = "not sure";

    private Answer() {}

    /** The expression's name, or {@link #NOT_SURE}. */
    static String label(ExpressionScores scores) {
        return scores.answer().map(Expression::label).orElse(NOT_SURE);
    }
}
