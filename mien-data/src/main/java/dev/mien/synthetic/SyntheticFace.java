package dev.mien.synthetic;

import dev.mien.Expression;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;

/**
 * A synthetic face with its exact labels.
 *
 * @param image 96x96
 * @param keypoints all 15, in pixels, exactly as drawn
 * @param expression the expression that it shows
 */
public record SyntheticFace(GrayImage image, Keypoints keypoints, Expression expression) {}
