package dev.mien.plot;

import dev.mien.WholeFile;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.HorizontalBarStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Bars, lines and heat maps as PNG files, each written whole, drawn without a display. Series are drawn in the order of
 * their map, so hand in a map that keeps one.
 */
public final class Charts {
    // Okabe and Ito 2008, "Color Universal Design": eight colours that people with colour blindness tell apart. Yellow
    // comes last because it is faint on white.
    private static final Color[] PALETTE = {
        new Color(0x0072B2),
        new Color(0xE69F00),
        new Color(0x009E73),
        new Color(0xD55E00),
        new Color(0x56B4E9),
        new Color(0xCC79A7),
        new Color(0x000000),
        new Color(0xF0E442),
    };
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;
    private static final int LETTER_WIDTH = 9; // of a label, in pixels, rounded up
    private static final int FEW_POINTS = 25; // a line of so few points shows each of them

    private Charts() {}

    /**
     * One group of bars for each category, one bar of it for each series. The bars stand side by side, or lie one below
     * the other where the categories' names are too long to stand side by side.
     *
     * @param series one value a category, by the series' name; the legend is left out for a single series
     * @throws IllegalArgumentException when a series has another number of values than there are categories
     */
    public static void bars(
            Path png, String title, String yLabel, List<String> categories, Map<String, List<Double>> series)
            throws IOException {
        series.forEach((name, values) -> expectSize(name, values.size(), categories.size()));
        boolean positive = series.values().stream().flatMap(List::stream).allMatch(value -> value >= 0);
        if (LETTER_WIDTH * longest(categories) * categories.size() > WIDTH) {
            write(png, lyingBars(title, yLabel, categories, series, positive));
        } else {
            write(png, standingBars(title, yLabel, categories, series, positive));
        }
    }

    private static BufferedImage standingBars(
            String title, String yLabel, List<String> categories, Map<String, List<Double>> series, boolean positive) {
        CategoryChart chart = new CategoryChart(WIDTH, HEIGHT);
        chart.setTitle(title);
        chart.setYAxisTitle(yLabel);
        CategoryStyler styler = chart.getStyler();
        style(styler, series.keySet());
        styler.setAvailableSpaceFill(0.75);
        styler.setPlotGridVerticalLinesVisible(false);
        if (positive) {
            styler.setYAxisMin(0.0);
        }
        series.forEach((name, values) -> chart.addSeries(name, categories, values));
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static BufferedImage lyingBars(
            String title,
            String valueLabel,
            List<String> categories,
            Map<String, List<Double>> series,
            boolean positive) {
        int barHeight = Math.max(10, 22 / Math.max(1, series.size()));
        HorizontalBarChart chart = new HorizontalBarChart(WIDTH, 180 + barHeight * series.size() * categories.size());
        chart.setTitle(title);
        chart.setXAxisTitle(valueLabel);
        HorizontalBarStyler styler = chart.getStyler();
        style(styler, series.keySet());
        styler.setAvailableSpaceFill(0.75);
        styler.setPlotGridHorizontalLinesVisible(false);
        styler.setXAxisTickMarkSpacingHint(16); // the library takes it for both axes: a name for every bar
        styler.setYAxisLabelAlignment(TextAlignment.Right);
        if (positive) {
            styler.setXAxisMin(0.0);
        }
        series.forEach((name, values) -> chart.addSeries(name, values, categories));
        return BitmapEncoder.getBufferedImage(chart);
    }

    /**
     * One line for each series that has points; one that is not finite leaves a gap.
     *
     * @param series {xs, ys} by the series' name; the legend is left out for a single series
     * @throws IllegalArgumentException when a series has not as many xs as ys
     */
    public static void lines(Path png, String title, String xLabel, String yLabel, Map<String, double[][]> series)
            throws IOException {
        XYChart chart = new XYChart(WIDTH, HEIGHT);
        chart.setTitle(title);
        chart.setXAxisTitle(xLabel);
        chart.setYAxisTitle(yLabel);
        style(chart.getStyler(), series.keySet());
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        series.forEach((name, points) -> {
            expectSize(name, points[1].length, points[0].length);
            if (points[0].length > 0) {
                XYSeries line = chart.addSeries(name, points[0], points[1]);
                line.setMarker(points[0].length <= FEW_POINTS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
            }
        });
        write(png, BitmapEncoder.getBufferedImage(chart));
    }

    /**
     * A table of cells coloured from white (the least value, at most 0) to blue (the largest) with the number in each:
     * whole numbers where all are, else with two decimals. The first row is at the top.
     *
     * @param values one array of {@code columns.size()} numbers for each row
     * @throws IllegalArgumentException when the values' shape is not that of the names
     */
    public static void heatMap(Path png, String title, List<String> rows, List<String> columns, double[][] values)
            throws IOException {
        expectSize(title, values.length, rows.size());
        for (int row = 0; row < values.length; row++) {
            expectSize(rows.get(row), values[row].length, columns.size());
        }
        write(png, HeatMap.draw(title, rows, columns, values));
    }

    private static void write(Path png, BufferedImage image) throws IOException {
        WholeFile.write(png, temporary -> ImageIO.write(image, "png", temporary.toFile()));
    }

    private static void style(AxesChartStyler styler, Set<String> names) {
        styler.setLocale(Locale.ROOT);
        styler.setSeriesColors(PALETTE);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(new Color(0xDDDDDD));
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setLegendVisible(names.size() > 1);
        boolean fit = names.stream()
                        .mapToInt(name -> 60 + LETTER_WIDTH * name.length())
                        .sum()
                < WIDTH - 200;
        styler.setLegendPosition(fit ? LegendPosition.OutsideS : LegendPosition.OutsideE);
        styler.setLegendLayout(fit ? LegendLayout.Horizontal : LegendLayout.Vertical);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setMarkerSize(6);
        styler.setYAxisTickMarkSpacingHint(60);
        styler.setDecimalPattern("#,##0.####");
    }

    private static int longest(List<String> labels) {
        return labels.stream().mapToInt(String::length).max().orElse(0);
    }

    private static void expectSize(String name, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(name + ": " + found + " values, expected " + expected);
        }
    }
}
