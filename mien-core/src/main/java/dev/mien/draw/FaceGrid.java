package dev.mien.draw;

import dev.mien.Amount;
import dev.mien.Box;
import dev.mien.Expression;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoints;
import dev.mien.result.FaceResult;
import dev.mien.result.Truth;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Draws many faces on one sheet, each enlarged, with its points, and with its expression and file name above it; if the
 * truth is known, wrong answers are marked by frame, cross and text.
 */
public final class FaceGrid {
    /** The side of a face on the sheet, in pixels. */
    public static final int FACE = 192;

    private static final int MARGIN = 16;
    private static final int CAPTION = 62; // three lines
    private static final int HEADER = 40;
    private static final double RADIUS = 3.2;

    private FaceGrid() {}

    /**
     * One face of the sheet.
     *
     * @param picture {@link #FACE} pixels in square: the face as large as fits, with its points
     * @param result what was found
     */
    public record Tile(BufferedImage picture, FaceResult result) {

        /** Crops the face from its picture, without keeping a reference to the picture. */
        public static Tile of(BufferedImage picture, FaceResult result) {
            Box box = result.face().box();
            double scale = FACE / Math.max(box.width(), box.height());
            double shiftX = (FACE - scale * (box.left() + box.right())) / 2;
            double shiftY = (FACE - scale * (box.top() + box.bottom())) / 2;
            AffineTransform toTile = new AffineTransform(scale, 0, 0, scale, shiftX, shiftY);
            BufferedImage tile = new BufferedImage(FACE, FACE, BufferedImage.TYPE_3BYTE_BGR);
            Graphics2D canvas = FaceDrawing.canvas(tile);
            canvas.drawImage(picture, toTile, null);
            truePoints(result)
                    .ifPresent(points -> FaceDrawing.drawRings(canvas, FaceDrawing.place(points, toTile), RADIUS));
            result.face()
                    .keypoints()
                    .ifPresent(points -> FaceDrawing.drawPoints(canvas, FaceDrawing.place(points, toTile), RADIUS));
            canvas.dispose();
            return new Tile(tile, result);
        }
    }

    /**
     * Draws the sheet, as close to a square as whole rows allow.
     *
     * @param tiles at least one
     * @throws IllegalArgumentException when there is none
     */
    public static BufferedImage draw(List<Tile> tiles) {
        return draw(tiles, "");
    }

    /**
     * The same under a title.
     *
     * @param tiles at least one
     * @param title the name of the person whose faces these are; may be empty
     * @throws IllegalArgumentException when there is no tile
     */
    public static BufferedImage draw(List<Tile> tiles, String title) {
        if (tiles.isEmpty()) {
            throw new IllegalArgumentException("no faces to draw");
        }
        int columns = (int) Math.ceil(Math.sqrt(tiles.size()));
        int rows = (tiles.size() + columns - 1) / columns;
        BufferedImage sheet = new BufferedImage(
                MARGIN + columns * (FACE + MARGIN),
                HEADER + rows * (CAPTION + FACE + MARGIN),
                BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = FaceDrawing.canvas(sheet);
        canvas.setColor(Palette.PAPER);
        canvas.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        drawHeader(canvas, tiles, title.isEmpty() ? "" : title + ": ");
        for (int i = 0; i < tiles.size(); i++) {
            int left = MARGIN + i % columns * (FACE + MARGIN);
            int top = HEADER + i / columns * (CAPTION + FACE + MARGIN);
            drawTile(canvas, tiles.get(i), left, top);
        }
        canvas.dispose();
        return sheet;
    }

    private static void drawHeader(Graphics2D canvas, List<Tile> tiles, String title) {
        List<Boolean> judged = tiles.stream()
                .flatMap(tile -> tile.result().isCorrect().stream())
                .toList();
        String faces = Amount.of(tiles.size(), "face");
        String said = judged.isEmpty()
                ? faces
                : judged.stream().filter(right -> right).count() + " of " + judged.size() + " right";
        String text = title + said;
        canvas.setColor(Palette.INK);
        canvas.setFont(font(Font.BOLD, 18));
        canvas.drawString(text, MARGIN, 27);
        if (tiles.stream().anyMatch(tile -> truePoints(tile.result()).isPresent())) {
            int after = MARGIN + canvas.getFontMetrics().stringWidth(text) + 12;
            canvas.setFont(font(Font.PLAIN, 13));
            canvas.setColor(Palette.FAINT_INK);
            canvas.drawString("rings: marked, dots: predicted", after, 27);
        }
    }

    private static void drawTile(Graphics2D canvas, Tile tile, int left, int top) {
        Face face = tile.result().face();
        Optional<Boolean> right = tile.result().isCorrect();
        Color color = right.map(is -> is ? Palette.RIGHT : Palette.WRONG).orElse(Palette.UNKNOWN);
        boolean doubted = !face.expression().map(ExpressionScores::isSure).orElse(true);
        canvas.setColor(right.isPresent() ? color : doubted ? Palette.FAINT_INK : Palette.INK);
        canvas.setFont(font(Font.BOLD, 17));
        face.expression().ifPresent(scores -> canvas.drawString(AnnotatedPicture.caption(scores), left, top + 18));
        canvas.setFont(font(Font.PLAIN, 14));
        canvas.setColor(right.orElse(true) ? Palette.FAINT_INK : Palette.WRONG);
        String second = secondLine(tile.result());
        canvas.drawString(second, left, top + 37);
        canvas.setFont(font(Font.PLAIN, 12));
        canvas.setColor(Palette.FAINT_INK);
        canvas.drawString(
                shortened(fileName(tile.result().source()), canvas.getFontMetrics()),
                left,
                top + (second.isEmpty() ? 37 : 55));

        int faceTop = top + CAPTION;
        canvas.drawImage(tile.picture(), left, faceTop, null);
        double line = right.isPresent() ? 4 : 2;
        canvas.setStroke(FaceDrawing.stroke(line));
        canvas.setColor(color);
        canvas.drawRect(left, faceTop, FACE, FACE);
        right.ifPresent(is -> drawBadge(canvas, is, color, left + FACE - 2, faceTop + 2));
    }

    /** The true expression if it is known; otherwise the time if the face is from a video. */
    private static String secondLine(FaceResult result) {
        Optional<Expression> truth = result.truth().flatMap(Truth::expression);
        if (truth.isPresent()) {
            return "true: " + truth.get().label();
        }
        OptionalDouble time = result.time();
        return time.isPresent() ? String.format(Locale.ROOT, "%.1f s", time.getAsDouble()) : "";
    }

    /** The source without its folders: the file's name, followed by the line if it is a row of a data set. */
    private static String fileName(String source) {
        return source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
    }

    /** The name shortened to the width of a face: its middle is left out, since names differ at the end. */
    private static String shortened(String name, FontMetrics metrics) {
        int half = name.length() / 2;
        String text = name;
        for (int cut = 1; metrics.stringWidth(text) > FACE && cut < half; cut++) {
            text = name.substring(0, half - cut) + "…" + name.substring(half + cut);
        }
        return text;
    }

    private static Optional<Keypoints> truePoints(FaceResult result) {
        return result.truth().flatMap(Truth::keypoints).filter(points -> points.count() > 0);
    }

    /** A tick or a cross in a disc, so that the mark does not depend on colour vision. */
    private static void drawBadge(Graphics2D canvas, boolean right, Color color, double x, double y) {
        canvas.setColor(color);
        canvas.fill(new Ellipse2D.Double(x - 12, y - 12, 24, 24));
        canvas.setColor(Palette.PAPER);
        canvas.setStroke(FaceDrawing.stroke(3));
        if (right) {
            canvas.draw(new Line2D.Double(x - 6, y, x - 2, y + 5));
            canvas.draw(new Line2D.Double(x - 2, y + 5, x + 6, y - 5));
        } else {
            canvas.draw(new Line2D.Double(x - 5, y - 5, x + 5, y + 5));
            canvas.draw(new Line2D.Double(x - 5, y + 5, x + 5, y - 5));
        }
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }
}
