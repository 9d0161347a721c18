package dev.mien.draw;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.result.FaceResult;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the box, points, number and expression of each face on a picture. The number is the face's place in the list,
 * from 1, as in the table's column {@code face}, or the person's number in a video; a single face has none. An
 * expression that the model doubts is gray and preceded by a question mark.
 */
public final class AnnotatedPicture {
    /** Pictures whose longest side is shorter, in pixels, are enlarged: text would be illegible on 48 pixels. */
    private static final int MIN_SIDE = 480;

    /** Points are not drawn on smaller faces, in pixels as drawn, since they would hide what they mark. */
    private static final double MIN_SIDE_WITH_POINTS = 60;

    private AnnotatedPicture() {}

    /**
     * Draws the faces on a copy of the picture; small pictures are enlarged by a whole factor.
     *
     * <pre>{@code
     * BufferedImage picture = ImageIO.read(new File("photo.jpg"));
     * ImageIO.write(AnnotatedPicture.of(picture, analyzer.analyze(picture)), "png", new File("faces.png"));
     * }</pre>
     *
     * @param picture of any type
     * @param faces all faces found in it, in its pixels
     */
    public static BufferedImage of(BufferedImage picture, List<Face> faces) {
        return ofRows(
                picture, faces.stream().map(face -> FaceResult.of("", face)).toList());
    }

    /**
     * The same for the rows of a picture or of a video frame, in which persons keep their numbers.
     *
     * @param faces all faces found in it, in its pixels
     */
    public static BufferedImage ofRows(BufferedImage picture, List<FaceResult> faces) {
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        int scale = Math.max(1, (MIN_SIDE + longest - 1) / longest);
        int width = picture.getWidth() * scale;
        int height = picture.getHeight() * scale;
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = FaceDrawing.canvas(result);
        canvas.drawImage(picture, 0, 0, width, height, null);
        List<Rectangle2D> frames = new ArrayList<>();
        for (FaceResult face : faces) {
            frames.add(drawFace(canvas, face, scale, width, height));
        }
        // Labels last: none may lie under another face's box.
        FaceLabels labels = new FaceLabels(canvas, frames, width, height);
        for (int i = 0; i < faces.size(); i++) {
            String number = number(faces.get(i), i, faces.size());
            labels.draw(i, number, expression(faces.get(i)), color(faces.get(i)));
        }
        canvas.dispose();
        return result;
    }

    /**
     * Line widths are relative to the face, but large enough to be visible when the whole picture is shown on a screen.
     */
    private static Rectangle2D drawFace(Graphics2D canvas, FaceResult result, int scale, int width, int height) {
        int longest = Math.max(width, height);
        Box box = result.face().box();
        double side = Math.max(box.width(), box.height()) * scale;
        double line = Math.max(Math.min(side / 40, longest / 300.0), Math.max(1.5, longest / 800.0));
        BasicStroke thin = FaceDrawing.stroke(line);

        Rectangle2D frame = inside(box, scale, line, width, height);
        canvas.setStroke(FaceDrawing.stroke(2 * line));
        canvas.setColor(new Color(0, 0, 0, 130));
        canvas.draw(frame);
        canvas.setStroke(thin);
        canvas.setColor(color(result));
        canvas.draw(frame);
        if (side >= MIN_SIDE_WITH_POINTS) {
            AffineTransform toCanvas = AffineTransform.getScaleInstance(scale, scale);
            result.face()
                    .keypoints()
                    .ifPresent(points -> FaceDrawing.drawPoints(
                            canvas, FaceDrawing.place(points, toCanvas), Math.max(1.2, side / 64)));
        }
        return frame;
    }

    /** The box on the canvas, clipped so that its outline stays visible at the picture's edge. */
    private static Rectangle2D inside(Box box, int scale, double line, int width, int height) {
        double left = Math.max(box.left() * scale, line);
        double top = Math.max(box.top() * scale, line);
        double right = Math.min(box.right() * scale, width - line);
        double bottom = Math.min(box.bottom() * scale, height - line);
        return new Rectangle2D.Double(left, top, Math.max(right - left, line), Math.max(bottom - top, line));
    }

    private static Color color(FaceResult result) {
        return result.face().expression().map(Palette::of).orElse(Palette.plain());
    }

    private static String number(FaceResult result, int index, int faces) {
        if (result.track().isPresent()) {
            return Integer.toString(result.track().getAsInt());
        }
        return faces == 1 ? "" : Integer.toString(index + 1);
    }

    private static String expression(FaceResult result) {
        return result.face().expression().map(AnnotatedPicture::caption).orElse("");
    }

    /** The text of an expression, such as {@code happy 98 %}, or {@code ? sad 41 %} if the model doubts it. */
    static String caption(ExpressionScores scores) {
        String doubt = scores.isSure() ? "" : "? ";
        return doubt + scores.best().label() + " " + Math.round(100 * scores.confidence()) + " %";
    }
}
