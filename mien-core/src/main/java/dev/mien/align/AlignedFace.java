package dev.mien.align;

import java.awt.image.BufferedImage;

/**
 * An aligned crop of a face, the input of a recognition model.
 *
 * @param image the crop, {@code TYPE_3BYTE_BGR}; black outside of the picture
 * @param transform maps positions in the picture to positions in the crop
 */
public record AlignedFace(BufferedImage image, SimilarityTransform transform) {}
