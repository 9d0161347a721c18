package dev.mien.demo;

import dev.mien.evaluate.ExpressionEvaluation;
import dev.mien.evaluate.KeypointEvaluation;

/**
 * How the two nets of a demo did on the faces that were held out.
 *
 * @param keypoints the scores of the key point net
 * @param expression the scores of the expression net
 * @param seconds how long the whole demo took
 */
public record DemoResult(KeypointEvaluation keypoints, ExpressionEvaluation expression, double seconds) {}
