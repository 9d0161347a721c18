package dev.mien.synthetic;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

/** Draws in gray, in key point coordinates: pixel centres at whole numbers. */
final class Brush implements AutoCloseable {
    private final Graphics2D graphics;

    /**
     * @param scale the number of pixels of the image per unit of the coordinates
     */
    Brush(BufferedImage image, int scale) {
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.transform(new AffineTransform(scale, 0, 0, scale, 0.5 * scale, 0.5 * scale));
    }

    void fill(Shape shape, int tone, double opacity) {
        graphics.setColor(gray(tone, opacity));
        graphics.fill(shape);
    }

    void fill(Shape shape, int tone) {
        fill(shape, tone, 1);
    }

    /** Fills a shape with a radial gradient from one tone in the middle to another at {@code radius}. */
    void fillRound(Shape shape, Point2D middle, double radius, int inner, int outer) {
        graphics.setPaint(new RadialGradientPaint(
                middle, (float) radius, new float[] {0, 1}, new Color[] {gray(inner, 1), gray(outer, 1)}));
        graphics.fill(shape);
    }

    /** Draws a soft spot, whose opacity falls to zero at {@code radius}. */
    void spot(Point2D middle, double radius, int tone, double opacity) {
        if (opacity <= 0) {
            return;
        }
        graphics.setPaint(new RadialGradientPaint(
                middle, (float) radius, new float[] {0, 1}, new Color[] {gray(tone, opacity), gray(tone, 0)}));
        graphics.fill(ellipse(middle, radius, radius));
    }

    void line(Shape shape, double width, int tone, double opacity) {
        if (opacity > 0) {
            graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.setColor(gray(tone, opacity));
            graphics.draw(shape);
        }
    }

    /** Restricts drawing to that shape until {@link #unclip()}. */
    void clip(Shape shape) {
        graphics.setClip(shape);
    }

    void unclip() {
        graphics.setClip(null);
    }

    @Override
    public void close() {
        graphics.dispose();
    }

    static Shape ellipse(Point2D middle, double radiusX, double radiusY) {
        return new Ellipse2D.Double(middle.getX() - radiusX, middle.getY() - radiusY, 2 * radiusX, 2 * radiusY);
    }

    /** A parabolic arc from one point to another, through {@code middle} half way. */
    static Path2D arc(Point2D from, Point2D middle, Point2D to) {
        Path2D path = new Path2D.Double();
        path.moveTo(from.getX(), from.getY());
        return through(path, from, middle, to);
    }

    /** Extends a path that ends at {@code from} by an {@link #arc}. */
    static Path2D through(Path2D path, Point2D from, Point2D middle, Point2D to) {
        path.quadTo(
                2 * middle.getX() - (from.getX() + to.getX()) / 2,
                2 * middle.getY() - (from.getY() + to.getY()) / 2,
                to.getX(),
                to.getY());
        return path;
    }

    private static Color gray(int tone, double opacity) {
        int level = Math.max(0, Math.min(255, tone));
        return new Color(level, level, level, (int) Math.round(255 * Math.max(0, Math.min(1, opacity))));
    }
}
