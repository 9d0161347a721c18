package dev.mien.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Places labels beside faces where they cover neither another face nor each other; if there is no room, the number
 * alone.
 */
final class FaceLabels {
    private static final double MIN_SIZE = 11;
    private static final String BETWEEN = " · ";

    private final Graphics2D canvas;
    private final List<Rectangle2D> faces;
    private final List<Rectangle2D> labels = new ArrayList<>();
    private final int width;
    private final int height;

    /**
     * @param faces the boxes of all faces on the canvas
     */
    FaceLabels(Graphics2D canvas, List<Rectangle2D> faces, int width, int height) {
        this.canvas = canvas;
        this.faces = faces;
        this.width = width;
        this.height = height;
    }

    /**
     * Draws the label of one face.
     *
     * @param index the face's place in the list
     * @param number may be empty
     * @param words may be empty
     */
    void draw(int index, String number, String words, Color color) {
        Rectangle2D face = faces.get(index);
        double size = size(face);
        canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) size));
        List<String> texts = texts(number, words);
        for (String text : texts) {
            Optional<Rectangle2D> place = place(index, extent(text, size));
            if (place.isPresent()) {
                paint(text, place.get(), color, size);
                return;
            }
        }
        if (!texts.isEmpty()) {
            String shortest = texts.get(texts.size() - 1);
            paint(shortest, at(face.getX(), face.getY(), extent(shortest, size)), color, size);
        }
    }

    /** The possible texts, the best first. */
    private static List<String> texts(String number, String words) {
        String both = number.isEmpty() || words.isEmpty() ? number + words : number + BETWEEN + words;
        return Stream.of(both, number)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private double size(Rectangle2D face) {
        double longest = Math.max(width, height);
        double wished = Math.max(face.getWidth(), face.getHeight()) / 8;
        return Math.max(MIN_SIZE, Math.max(longest / 80, Math.min(wished, longest / 22)));
    }

    private Rectangle2D extent(String text, double size) {
        FontMetrics metrics = canvas.getFontMetrics();
        return new Rectangle2D.Double(
                0, 0, metrics.stringWidth(text) + size / 2, metrics.getAscent() + metrics.getDescent() + size / 4);
    }

    /** A place above, below or beside the face, or inside it if it is large enough and there is no room around it. */
    private Optional<Rectangle2D> place(int index, Rectangle2D extent) {
        Rectangle2D face = faces.get(index);
        double over = face.getY() - extent.getHeight();
        double toTheLeft = face.getX() - extent.getWidth();
        double rightAligned = face.getMaxX() - extent.getWidth();
        Stream<Rectangle2D> around = Stream.of(
                at(face.getX(), over, extent),
                at(rightAligned, over, extent),
                at(face.getX(), face.getMaxY(), extent),
                at(rightAligned, face.getMaxY(), extent),
                at(face.getMaxX(), face.getY(), extent),
                at(toTheLeft, face.getY(), extent));
        Stream<Rectangle2D> within = extent.getHeight() < face.getHeight() / 5 && extent.getWidth() < face.getWidth()
                ? Stream.of(at(face.getX(), face.getY(), extent))
                : Stream.empty();
        return Stream.concat(around.filter(place -> !place.intersects(face)), within)
                .filter(place -> isFree(index, place))
                .findFirst();
    }

    /** A rectangle of that size, moved sideways into the canvas. */
    private Rectangle2D at(double left, double top, Rectangle2D extent) {
        double moved = Math.max(0, Math.min(left, width - extent.getWidth()));
        return new Rectangle2D.Double(moved, top, extent.getWidth(), extent.getHeight());
    }

    private boolean isFree(int index, Rectangle2D place) {
        if (place.getY() < 0 || place.getMaxY() > height) {
            return false;
        }
        for (int i = 0; i < faces.size(); i++) {
            if (i != index && faces.get(i).intersects(place)) {
                return false;
            }
        }
        return labels.stream().noneMatch(label -> label.intersects(place));
    }

    private void paint(String text, Rectangle2D place, Color color, double size) {
        labels.add(place);
        canvas.setColor(color);
        canvas.fill(new RoundRectangle2D.Double(
                place.getX(), place.getY(), place.getWidth(), place.getHeight(), size / 4, size / 4));
        canvas.setColor(Palette.inkOn(color));
        double baseline = place.getY() + size / 8 + canvas.getFontMetrics().getAscent();
        canvas.drawString(text, (float) (place.getX() + size / 4), (float) baseline);
    }
}
