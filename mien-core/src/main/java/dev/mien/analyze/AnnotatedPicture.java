package dev.mien.analyze;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A picture with each face's box, points and expression drawn on. */
public final class AnnotatedPicture {
    /** A picture whose longest side is shorter, in pixels, is enlarged: on 48 pixels nothing could be read. */
    private static final int LEAST_SIDE = 480;

    private AnnotatedPicture() {}

    /**
     * Draws the faces on a copy of the picture; a small picture is enlarged by a whole number.
     *
     * @param picture as {@code PictureFiles} reads it
     * @param faces the faces found in it, in its pixels
     */
    public static BufferedImage of(BufferedImage picture, List<FaceResult> faces) {
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        int scale = Math.max(1, (LEAST_SIDE + longest - 1) / longest);
        int width = picture.getWidth() * scale;
        int height = picture.getHeight() * scale;
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = FaceDrawing.canvas(result);
        canvas.drawImage(picture, 0, 0, width, height, null);
        faces.forEach(face -> draw(canvas, face, scale, width, height));
        canvas.dispose();
        return result;
    }

    /** Sizes follow the face, but never so small that they vanish when the whole picture is shown on a screen. */
    private static void draw(Graphics2D canvas, FaceResult result, int scale, int width, int height) {
        int longest = Math.max(width, height);
        Box box = result.face().box();
        double side = Math.max(box.width(), box.height()) * scale;
        double line = Math.max(longest / 400.0, 2);
        double radius = Math.max(Math.max(side / 110, longest / 1600.0), 1.5);
        double font = Math.min(Math.max(side / 10, longest / 60.0), longest / 18.0);
        Color color = result.face()
                .expression()
                .map(scores -> Palette.of(scores.best()))
                .orElse(Palette.plain());

        Rectangle2D frame = inside(box, scale, line, width, height);
        canvas.setStroke(FaceDrawing.stroke(2 * line));
        canvas.setColor(new Color(0, 0, 0, 130));
        canvas.draw(frame);
        canvas.setStroke(FaceDrawing.stroke(line));
        canvas.setColor(color);
        canvas.draw(frame);
        result.face()
                .keypoints()
                .ifPresent(points -> FaceDrawing.drawPoints(
                        canvas, FaceDrawing.place(points, AffineTransform.getScaleInstance(scale, scale)), radius));
        String label = label(result);
        if (!label.isEmpty()) {
            drawLabel(canvas, label, color, frame, font, width, height);
        }
    }

    /** The box on the canvas; where it is cut by the picture's edge its line stays in view. */
    private static Rectangle2D inside(Box box, int scale, double line, int width, int height) {
        double left = Math.max(box.left() * scale, line);
        double top = Math.max(box.top() * scale, line);
        double right = Math.min(box.right() * scale, width - line);
        double bottom = Math.min(box.bottom() * scale, height - line);
        return new Rectangle2D.Double(left, top, Math.max(right - left, line), Math.max(bottom - top, line));
    }

    /** The words over a face: the person's number in a video and the expression, such as {@code 2 · happy 98 %}. */
    private static String label(FaceResult result) {
        List<String> parts = new ArrayList<>();
        result.track().ifPresent(track -> parts.add(Integer.toString(track)));
        result.face().expression().ifPresent(scores -> parts.add(caption(scores)));
        return String.join(" · ", parts);
    }

    /** An expression in words, such as {@code happy 98 %}. */
    static String caption(ExpressionScores scores) {
        return Answer.label(scores) + " " + Math.round(100 * scores.confidence()) + " %";
    }

    /** Over the box where there is room, else under it, else inside its top. */
    private static void drawLabel(
            Graphics2D canvas, String text, Color color, Rectangle2D frame, double size, int width, int height) {
        canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) size));
        FontMetrics metrics = canvas.getFontMetrics();
        double pad = size / 4;
        double labelWidth = metrics.stringWidth(text) + 2 * pad;
        double labelHeight = metrics.getAscent() + metrics.getDescent() + pad;
        double left = Math.max(0, Math.min(frame.getX(), width - labelWidth));
        double top = frame.getY();
        if (frame.getY() >= labelHeight) {
            top = frame.getY() - labelHeight;
        } else if (frame.getMaxY() + labelHeight <= height) {
            top = frame.getMaxY();
        }
        canvas.setColor(color);
        canvas.fill(new RoundRectangle2D.Double(left, top, labelWidth, labelHeight, pad, pad));
        canvas.setColor(Palette.inkOn(color));
        canvas.drawString(text, (float) (left + pad), (float) (top + pad / 2 + metrics.getAscent()));
    }
}
