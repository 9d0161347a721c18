package dev.mien.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A table of coloured cells with numbers. Drawn here, since the chart library's own heat map places the numbers beside
 * their cells, in a colour that cannot be chosen.
 */
final class HeatMap {
    // Okabe and Ito's sky blue: light enough that black numbers are readable in every cell.
    private static final Color FULL = new Color(0x56B4E9);
    private static final Color GRID = new Color(0xDDDDDD);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final int CELL_HEIGHT = 52;
    private static final int LEAST_CELL_WIDTH = 72;
    private static final int MARGIN = 24;

    private HeatMap() {}

    /** The picture; column names stand below the cells, row names to their left. */
    static BufferedImage draw(String title, List<String> rows, List<String> columns, double[][] values) {
        FontMetrics text = metrics(TEXT);
        String format = all(values).allMatch(value -> value == Math.rint(value)) ? "%.0f" : "%.2f";
        int cellWidth = Math.max(LEAST_CELL_WIDTH, widest(text, columns) + 16);
        int left = MARGIN + widest(text, rows) + 12;
        int top = MARGIN + 40;
        int width = Math.max(
                        left + cellWidth * columns.size(),
                        MARGIN + metrics(TITLE).stringWidth(title))
                + MARGIN;
        int height = top + CELL_HEIGHT * rows.size() + 2 * text.getHeight() + MARGIN;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setStroke(new BasicStroke(1));
        double least = Math.min(0, all(values).min().orElse(0));
        double most = all(values).max().orElse(0);
        canvas.setFont(TEXT);
        for (int row = 0; row < rows.size(); row++) {
            int y = top + row * CELL_HEIGHT;
            int baseline = y + (CELL_HEIGHT + text.getAscent() - text.getDescent()) / 2;
            canvas.setColor(Color.BLACK);
            canvas.drawString(rows.get(row), left - 12 - text.stringWidth(rows.get(row)), baseline);
            for (int column = 0; column < columns.size(); column++) {
                int x = left + column * cellWidth;
                double value = values[row][column];
                canvas.setColor(heat(most > least ? (value - least) / (most - least) : 0));
                canvas.fillRect(x, y, cellWidth, CELL_HEIGHT);
                canvas.setColor(GRID);
                canvas.drawRect(x, y, cellWidth, CELL_HEIGHT);
                centred(canvas, String.format(Locale.ROOT, format, value), x + cellWidth / 2, baseline);
            }
        }
        int below = top + rows.size() * CELL_HEIGHT + text.getHeight() + 4;
        for (int column = 0; column < columns.size(); column++) {
            centred(canvas, columns.get(column), left + column * cellWidth + cellWidth / 2, below);
        }
        canvas.setFont(TITLE);
        canvas.setColor(Color.BLACK);
        canvas.drawString(title, MARGIN, MARGIN + 16);
        canvas.dispose();
        return image;
    }

    private static void centred(Graphics2D canvas, String text, int middle, int baseline) {
        canvas.setColor(Color.BLACK);
        canvas.drawString(text, middle - canvas.getFontMetrics().stringWidth(text) / 2, baseline);
    }

    private static Color heat(double share) {
        double full = Double.isNaN(share) ? 0 : share;
        return new Color(
                mix(Color.WHITE.getRed(), FULL.getRed(), full),
                mix(Color.WHITE.getGreen(), FULL.getGreen(), full),
                mix(Color.WHITE.getBlue(), FULL.getBlue(), full));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static int widest(FontMetrics metrics, List<String> texts) {
        return texts.stream().mapToInt(metrics::stringWidth).max().orElse(0);
    }

    private static DoubleStream all(double[][] values) {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream);
    }

    private static FontMetrics metrics(Font font) {
        Graphics2D canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return canvas.getFontMetrics(font);
        } finally {
            canvas.dispose();
        }
    }
}
