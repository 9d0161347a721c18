package dev.mien.synthetic;

import dev.mien.Expression;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;

/**
 * A synthetic face.
 *
 * @param image 96x96
 * @param keypoints all 15, in pixels, the very places that were drawn through
 * @param expression what the face shows
 */
public record SyntheticFace(GrayImage image, Keypoints keypoints, Expression expression) {}
