package dev.mien.demo;

import dev.mien.evaluate.ExpressionEvaluation;
import dev.mien.evaluate.KeypointEvaluation;

/**
 * The scores of the two nets of a demo on held-out faces.
 *
 * @param keypoints the scores of the key point net
 * @param expression the scores of the expression net
 * @param seconds the duration of the whole demo
 */
public record DemoResult(KeypointEvaluation keypoints, ExpressionEvaluation expression, double seconds) {}
