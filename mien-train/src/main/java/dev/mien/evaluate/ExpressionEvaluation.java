package dev.mien.evaluate;

import java.util.Optional;

/**
 * What an expression model scored.
 *
 * @param metrics the figures
 * @param duplicates the accuracy without copies of training images
 */
public record ExpressionEvaluation(ExpressionMetrics metrics, Optional<Duplicates> duplicates) implements Evaluation {}
