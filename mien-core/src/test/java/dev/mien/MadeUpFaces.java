package dev.mien;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Faces made up for the tests. */
public final class MadeUpFaces {
    private MadeUpFaces() {}

    /** Points on a diagonal: the i-th at ((i + 1) * step, (i + 1) * step). */
    public static Keypoints diagonal(float step) {
        float[] coordinates = new float[2 * Keypoint.COUNT];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = step * (i / 2 + 1);
        }
        return Keypoints.of(coordinates);
    }

    /** A face of the seven classes that is happy by 0.9. */
    public static Face happy(Box box, Keypoints points) {
        float[] shares = {0.05f, 0, 0, 0.9f, 0.03f, 0.02f, 0};
        return new Face(box, 1, Optional.of(points), Optional.of(new ExpressionScores(LabelSet.SEVEN, shares)));
    }

    /** An even picture of that gray. */
    public static BufferedImage filled(int width, int height, int gray) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(new Color(gray, gray, gray));
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        return picture;
    }
}
