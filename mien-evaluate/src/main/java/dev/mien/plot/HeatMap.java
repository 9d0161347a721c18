package dev.mien.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Draws a table of coloured cells with numbers, since the heat map of the chart library misplaces the numbers and has a
 * fixed colour for them. Column names are below the cells, vertical if these are narrow; row names are to their left.
 */
final class HeatMap {
    // Okabe and Ito's sky blue: light enough that black numbers are readable in every cell.
    private static final Color FULL = new Color(0x56B4E9);
    private static final int GAP = 8;

    private final Layout layout;
    private final String title;
    private final List<String> rows;
    private final List<String> columns;
    private final List<double[]> values;
    private final Font font;
    private final FontMetrics text;
    private final String format;
    private final double min;
    private final double max;
    private final int margin;
    private final int cellHeight;
    private final int cellWidth;
    private final int left;
    private final int top;

    HeatMap(Layout layout, String title, List<String> rows, List<String> columns, List<double[]> values) {
        this.layout = layout;
        this.title = title;
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.font = new Font(Font.SANS_SERIF, Font.PLAIN, layout.narrow() ? 12 : 14);
        this.text = metrics(font);
        this.format = all().allMatch(value -> value == Math.rint(value)) ? "%.0f" : "%.2f";
        this.min = Math.min(0, all().min().orElse(0));
        this.max = all().max().orElse(0);
        this.margin = layout.narrow() ? GAP : 3 * GAP;
        this.left = margin + widest(rows) + GAP;
        this.top = margin + (layout.titled() ? 5 * GAP : 0);
        int room = (layout.width() - margin - left) / Math.max(1, columns.size());
        this.cellWidth = layout.narrow() ? room : Math.min(room, Math.max(72, widest(columns) + 2 * GAP));
        this.cellHeight = layout.narrow() ? 36 : 52;
    }

    ChartImage draw() {
        int below = namesStandUpright() ? widest(columns) : text.getHeight();
        int width = left + cellWidth * columns.size() + margin;
        int titled = layout.titled() ? 2 * margin + metrics(Style.TITLE).stringWidth(title) : 0;
        return new ChartImage(
                Math.max(width, titled), top + cellHeight * rows.size() + 2 * GAP + below + margin, this::paint);
    }

    private boolean namesStandUpright() {
        return widest(columns) > cellWidth - GAP;
    }

    private void paint(Graphics2D canvas) {
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setStroke(new BasicStroke(1));
        canvas.setFont(font);
        for (int row = 0; row < rows.size(); row++) {
            paintRow(canvas, row);
        }
        for (int column = 0; column < columns.size(); column++) {
            paintColumnName(canvas, column);
        }
        if (layout.titled()) {
            canvas.setFont(Style.TITLE);
            canvas.setColor(Color.BLACK);
            canvas.drawString(title, margin, margin + 16);
        }
    }

    private void paintRow(Graphics2D canvas, int row) {
        int y = top + row * cellHeight;
        int baseline = y + (cellHeight + text.getAscent() - text.getDescent()) / 2;
        canvas.setColor(Color.BLACK);
        canvas.drawString(rows.get(row), left - GAP - text.stringWidth(rows.get(row)), baseline);
        for (int column = 0; column < columns.size(); column++) {
            int x = left + column * cellWidth;
            double value = values.get(row)[column];
            canvas.setColor(heat(max > min ? (value - min) / (max - min) : 0));
            canvas.fillRect(x, y, cellWidth, cellHeight);
            canvas.setColor(Style.GRID);
            canvas.drawRect(x, y, cellWidth, cellHeight);
            centred(canvas, String.format(Locale.ROOT, format, value), x + cellWidth / 2, baseline);
        }
    }

    private void paintColumnName(Graphics2D canvas, int column) {
        String name = columns.get(column);
        int middle = left + column * cellWidth + cellWidth / 2;
        int below = top + rows.size() * cellHeight + GAP;
        if (!namesStandUpright()) {
            centred(canvas, name, middle, below + text.getAscent());
            return;
        }
        AffineTransform before = canvas.getTransform();
        canvas.rotate(-Math.PI / 2, middle, below);
        canvas.drawString(name, middle - text.stringWidth(name), below + text.getAscent() / 2 - 1);
        canvas.setTransform(before);
    }

    private void centred(Graphics2D canvas, String label, int middle, int baseline) {
        canvas.setColor(Color.BLACK);
        canvas.drawString(label, middle - text.stringWidth(label) / 2, baseline);
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

    private int widest(List<String> names) {
        return names.stream().mapToInt(text::stringWidth).max().orElse(0);
    }

    private DoubleStream all() {
        return values.stream().flatMapToDouble(DoubleStream::of);
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
