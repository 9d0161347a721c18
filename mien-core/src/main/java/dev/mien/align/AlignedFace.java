package dev.mien.align;

import java.awt.image.BufferedImage;

/**
 * A face as a recognition model expects it.
 *
 * @param image the crop, {@code TYPE_3BYTE_BGR}; black where the picture has nothing
 * @param transform takes places of the picture to places of the crop
 */
public record AlignedFace(BufferedImage image, SimilarityTransform transform) {}
