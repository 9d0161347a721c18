package dev.mien.draw;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws the points of a face, each with a dark outline so that it is visible on skin of any brightness. */
final class FaceDrawing {
    private static final Color RIM = new Color(0, 0, 0, 170);

    /** Points of one feature each, which are connected by lines to make small drawings readable. */
    private static final List<List<Keypoint>> FEATURES = List.of(
            List.of(Keypoint.LEFT_EYEBROW_INNER_END, Keypoint.LEFT_EYEBROW_OUTER_END),
            List.of(Keypoint.RIGHT_EYEBROW_INNER_END, Keypoint.RIGHT_EYEBROW_OUTER_END),
            List.of(Keypoint.LEFT_EYE_INNER_CORNER, Keypoint.LEFT_EYE_CENTER, Keypoint.LEFT_EYE_OUTER_CORNER),
            List.of(Keypoint.RIGHT_EYE_INNER_CORNER, Keypoint.RIGHT_EYE_CENTER, Keypoint.RIGHT_EYE_OUTER_CORNER),
            List.of(
                    Keypoint.MOUTH_LEFT_CORNER,
                    Keypoint.MOUTH_CENTER_TOP_LIP,
                    Keypoint.MOUTH_RIGHT_CORNER,
                    Keypoint.MOUTH_CENTER_BOTTOM_LIP,
                    Keypoint.MOUTH_LEFT_CORNER));

    /** The same with 27 points: the outlines of the eyelids, and the inner edges of the lips, too. */
    private static final List<List<Keypoint>> FINER_FEATURES = List.of(
            FEATURES.get(0),
            FEATURES.get(1),
            List.of(
                    Keypoint.LEFT_EYE_INNER_CORNER,
                    Keypoint.LEFT_EYE_UPPER_LID_INNER,
                    Keypoint.LEFT_EYE_UPPER_LID_OUTER,
                    Keypoint.LEFT_EYE_OUTER_CORNER,
                    Keypoint.LEFT_EYE_LOWER_LID_OUTER,
                    Keypoint.LEFT_EYE_LOWER_LID_INNER,
                    Keypoint.LEFT_EYE_INNER_CORNER),
            List.of(
                    Keypoint.RIGHT_EYE_INNER_CORNER,
                    Keypoint.RIGHT_EYE_UPPER_LID_INNER,
                    Keypoint.RIGHT_EYE_UPPER_LID_OUTER,
                    Keypoint.RIGHT_EYE_OUTER_CORNER,
                    Keypoint.RIGHT_EYE_LOWER_LID_OUTER,
                    Keypoint.RIGHT_EYE_LOWER_LID_INNER,
                    Keypoint.RIGHT_EYE_INNER_CORNER),
            FEATURES.get(4),
            List.of(Keypoint.MOUTH_LEFT_CORNER, Keypoint.MOUTH_INNER_TOP_LIP, Keypoint.MOUTH_RIGHT_CORNER),
            List.of(Keypoint.MOUTH_LEFT_CORNER, Keypoint.MOUTH_INNER_BOTTOM_LIP, Keypoint.MOUTH_RIGHT_CORNER));

    /** The factor by which dots are smaller with 27 points, since those of the eyelids lie close together. */
    private static final double FINER = .6;

    private FaceDrawing() {}

    /** A canvas on the picture with anti-aliasing of lines and text. */
    static Graphics2D canvas(BufferedImage picture) {
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return canvas;
    }

    /**
     * Maps points from pixels of the picture, whose centres lie at whole numbers, to the canvas, where whole numbers
     * are the edges between pixels.
     */
    static Keypoints place(Keypoints points, AffineTransform toCanvas) {
        double scaleX = toCanvas.getScaleX();
        double scaleY = toCanvas.getScaleY();
        return points.scaled((float) scaleX, (float) scaleY, (float) (toCanvas.getTranslateX() + 0.5 * scaleX), (float)
                (toCanvas.getTranslateY() + 0.5 * scaleY));
    }

    /**
     * Draws the points as dots, and the outlines of the features.
     *
     * @param points positions on the canvas
     * @param largest the radius of the dots with 15 points; it is smaller with more
     */
    static void drawPoints(Graphics2D canvas, Keypoints points, double largest) {
        boolean finer = points.points().size() > Keypoint.COUNT;
        double radius = finer ? FINER * largest : largest;
        for (List<Keypoint> feature : finer ? FINER_FEATURES : FEATURES) {
            Path2D line = new Path2D.Double();
            boolean begun = false;
            for (Keypoint point : feature) {
                if (!points.has(point)) {
                    continue;
                }
                if (begun) {
                    line.lineTo(points.x(point), points.y(point));
                } else {
                    line.moveTo(points.x(point), points.y(point));
                }
                begun = true;
            }
            canvas.setStroke(stroke(radius * 1.1));
            canvas.setColor(new Color(0, 0, 0, 70));
            canvas.draw(line);
            canvas.setStroke(stroke(radius * 0.5));
            canvas.setColor(new Color(255, 255, 255, 150));
            canvas.draw(line);
        }
        for (Keypoint point : points.points()) {
            if (points.has(point)) {
                canvas.setColor(RIM);
                canvas.fill(disc(points, point, radius * 1.4));
                canvas.setColor(Palette.of(point));
                canvas.fill(disc(points, point, radius));
            }
        }
    }

    /** Draws annotated points as rings, to distinguish them from the dots of predicted ones. */
    static void drawRings(Graphics2D canvas, Keypoints points, double radius) {
        for (Keypoint point : points.points()) {
            if (points.has(point)) {
                canvas.setStroke(stroke(radius * 0.8));
                canvas.setColor(RIM);
                canvas.draw(disc(points, point, radius * 1.8));
                canvas.setStroke(stroke(radius * 0.4));
                canvas.setColor(Palette.PAPER);
                canvas.draw(disc(points, point, radius * 1.8));
            }
        }
    }

    static BasicStroke stroke(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static Ellipse2D disc(Keypoints points, Keypoint point, double radius) {
        return new Ellipse2D.Double(points.x(point) - radius, points.y(point) - radius, 2 * radius, 2 * radius);
    }
}
