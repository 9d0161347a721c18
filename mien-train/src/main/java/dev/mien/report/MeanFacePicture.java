package dev.mien.report;

import dev.mien.dataset.Dataset;
import dev.mien.evaluate.PointSpread;
import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.Resize;
import dev.mien.model.ModelMetadata;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Collection;

/** Draws the mean face with the spread of each point as an ellipse, which no chart library can draw on a picture. */
final class MeanFacePicture {
    private static final int SIZE = ModelMetadata.INPUT_SIZE;
    private static final int SCALE = 7;
    private static final double DEVIATIONS = 2;
    private static final Color RIM = new Color(0, 0, 0, 190);
    private static final Color CROSS = new Color(0x56B4E9); // Okabe and Ito's sky blue and yellow
    private static final Color ELLIPSE = new Color(0xF0E442);

    private MeanFacePicture() {}

    /** A picture seven times as large as the crop. */
    static BufferedImage draw(Dataset data, int[] rows, Collection<PointSpread> spreads) {
        BufferedImage picture = new BufferedImage(SCALE * SIZE, SCALE * SIZE, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(Luma.picture(mean(data, rows)), 0, 0, SCALE * SIZE, SCALE * SIZE, null);
        for (PointSpread spread : spreads) {
            outline(canvas, ellipse(spread), ELLIPSE);
            outline(canvas, cross(spread), CROSS);
        }
        canvas.dispose();
        return picture;
    }

    private static GrayImage mean(Dataset data, int[] rows) {
        float[] one = new float[SIZE * SIZE];
        double[] sums = new double[one.length];
        for (int row : rows) {
            Resize.toFloats(data.image(row), SIZE, SIZE, one, 0);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += one[i];
            }
        }
        byte[] pixels = new byte[sums.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.round(255 * sums[i] / rows.length);
        }
        return new GrayImage(SIZE, SIZE, pixels);
    }

    /** The ellipse whose axes are the eigenvectors of the errors' covariance. */
    private static Shape ellipse(PointSpread spread) {
        double middle = (spread.varianceX() + spread.varianceY()) / 2;
        double reach = Math.hypot((spread.varianceX() - spread.varianceY()) / 2, spread.covariance());
        double large = DEVIATIONS * Math.sqrt(Math.max(0, middle + reach));
        double small = DEVIATIONS * Math.sqrt(Math.max(0, middle - reach));
        double angle = Math.atan2(2 * spread.covariance(), spread.varianceX() - spread.varianceY()) / 2;
        AffineTransform place = toCanvas();
        place.translate(spread.x() + spread.shiftX(), spread.y() + spread.shiftY());
        place.rotate(angle);
        return place.createTransformedShape(new Ellipse2D.Double(-large, -small, 2 * large, 2 * small));
    }

    private static Shape cross(PointSpread spread) {
        Path2D cross = new Path2D.Double();
        cross.moveTo(spread.x() - 1, spread.y());
        cross.lineTo(spread.x() + 1, spread.y());
        cross.moveTo(spread.x(), spread.y() - 1);
        cross.lineTo(spread.x(), spread.y() + 1);
        return toCanvas().createTransformedShape(cross);
    }

    /** Maps pixels of the crop, whose centres are whole numbers, to the canvas. */
    private static AffineTransform toCanvas() {
        AffineTransform toCanvas = AffineTransform.getScaleInstance(SCALE, SCALE);
        toCanvas.translate(0.5, 0.5);
        return toCanvas;
    }

    /** Draws a light line with a dark outline, visible on skin of any brightness. */
    private static void outline(Graphics2D canvas, Shape shape, Color color) {
        canvas.setStroke(new BasicStroke(5));
        canvas.setColor(RIM);
        canvas.draw(shape);
        canvas.setStroke(new BasicStroke(2.5f));
        canvas.setColor(color);
        canvas.draw(shape);
    }
}
