package dev.mien.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.HorizontalBarStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Creates bar charts, line charts and heat maps. Series are drawn in the given order, in colours that are
 * distinguishable by colour-blind people, too.
 *
 * <pre>{@code
 * Charts.bars("Rows by class", "rows", List.of("happy", "sad"), Map.of("train", List.of(7215.0, 4830.0)))
 *         .writePng(Path.of("classes.png"));
 * }</pre>
 */
public final class Charts {
    private static final int FEW_POINTS = 25; // a line of so few points shows each of them
    private static final int TICKS = 5; // of an axis with both ends given: 0, 0.2 ... 1

    private Charts() {}

    /**
     * A bar chart with a group of bars for each category and a bar for each series. The bars are vertical, or
     * horizontal if the names of the categories are too long.
     *
     * @param series the values of all categories by the name of the series, in an ordered map; there is no legend for a
     *     single series
     * @throws IllegalArgumentException when a series has another number of values than there are categories
     */
    public static Chart bars(
            String title, String valueLabel, List<String> categories, Map<String, List<Double>> series) {
        series.forEach((name, values) -> expectSize(name, values.size(), categories.size()));
        return new Chart(layout -> {
            int longest = categories.stream().mapToInt(String::length).max().orElse(0);
            return Style.LETTER_WIDTH * longest * categories.size() > layout.width()
                    ? lyingBars(layout, title, valueLabel, categories, series)
                    : standingBars(layout, title, valueLabel, categories, series);
        });
    }

    private static ChartImage standingBars(
            Layout layout, String title, String valueLabel, List<String> categories, Map<String, List<Double>> series) {
        List<String> names = List.copyOf(series.keySet());
        int height = (layout.narrow() ? 320 : 500) + Style.legendHeight(layout, names);
        CategoryChart chart = new CategoryChart(layout.width(), height);
        chart.setTitle(title);
        chart.setYAxisTitle(valueLabel);
        CategoryStyler styler = chart.getStyler();
        Style.apply(styler, layout, names);
        styler.setAvailableSpaceFill(0.75);
        styler.setPlotGridVerticalLinesVisible(false);
        if (allPositive(series)) {
            styler.setYAxisMin(0.0);
        }
        series.forEach((name, values) -> chart.addSeries(name, categories, values));
        return new ChartImage(layout.width(), height, canvas -> chart.paint(canvas, layout.width(), height));
    }

    private static ChartImage lyingBars(
            Layout layout, String title, String valueLabel, List<String> categories, Map<String, List<Double>> series) {
        List<String> names = List.copyOf(series.keySet());
        int barHeight = Math.max(14, 22 / Math.max(1, series.size()));
        int height = (layout.titled() ? 150 : 110)
                + barHeight * series.size() * categories.size()
                + Style.legendHeight(layout, names);
        HorizontalBarChart chart = new HorizontalBarChart(layout.width(), height);
        chart.setTitle(title);
        chart.setXAxisTitle(valueLabel);
        HorizontalBarStyler styler = chart.getStyler();
        Style.apply(styler, layout, names);
        styler.setAvailableSpaceFill(0.7);
        styler.setPlotGridHorizontalLinesVisible(false);
        styler.setXAxisTickMarkSpacingHint(16); // the library takes it for both axes: a name for every bar
        styler.setYAxisLabelAlignment(TextAlignment.Right);
        if (allPositive(series)) {
            styler.setXAxisMin(0.0);
        }
        series.forEach((name, values) -> chart.addSeries(name, values, categories));
        return new ChartImage(layout.width(), height, canvas -> chart.paint(canvas, layout.width(), height));
    }

    /** A line chart; series without points are left out, and there is no legend for a single series. */
    public static Chart lines(String title, Axis x, Axis y, List<Series> series) {
        return new Chart(layout -> lines(layout, title, x, y, series));
    }

    private static ChartImage lines(Layout layout, String title, Axis x, Axis y, List<Series> series) {
        List<String> names = series.stream().map(Series::name).toList();
        int height = (layout.narrow() ? 340 : 540) + Style.legendHeight(layout, names);
        XYChart chart = new XYChart(layout.width(), height);
        chart.setTitle(title);
        chart.setXAxisTitle(x.label());
        chart.setYAxisTitle(y.label());
        Style.apply(chart.getStyler(), layout, names);
        axes(chart.getStyler(), x, y, layout.width(), height);
        keepTicksRound(chart, x, y, series);
        int colour = 0;
        for (Series one : series) {
            if (one.xs().length > 0) {
                draw(chart, one, Style.PALETTE[colour % Style.PALETTE.length]);
                colour += one.look() == Series.Look.REFERENCE ? 0 : 1;
            }
        }
        return new ChartImage(layout.width(), height, canvas -> chart.paint(canvas, layout.width(), height));
    }

    private static void axes(XYStyler styler, Axis x, Axis y, int width, int height) {
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setXAxisMin(limit(x.min()));
        styler.setXAxisMax(limit(x.max()));
        styler.setYAxisMin(limit(y.min()));
        styler.setYAxisMax(limit(y.max()));
        if (x.isFixed()) {
            styler.setXAxisTickMarkSpacingHint(width / TICKS);
        }
        if (y.isFixed()) {
            styler.setYAxisTickMarkSpacingHint(height / TICKS);
        }
    }

    /** Adds a series in that colour; references have a colour of their own. */
    private static void draw(XYChart chart, Series series, Color colour) {
        XYSeries drawn = chart.addSeries(series.name(), series.xs(), series.ys());
        drawn.setMarker(series.xs().length <= FEW_POINTS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        if (series.look() == Series.Look.REFERENCE) {
            dash(drawn);
            return;
        }
        drawn.setLineColor(colour);
        drawn.setMarkerColor(colour);
        if (series.look() == Series.Look.MARKS) {
            drawn.setMarker(new LargeDiamond());
            drawn.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        }
    }

    /**
     * The library puts ticks at the values of the data if those are evenly spaced, which is right for epochs but not
     * for shares: an axis with both ends given should have round numbers. An invisible point between its ends prevents
     * the even spacing.
     */
    private static void keepTicksRound(XYChart chart, Axis x, Axis y, List<Series> series) {
        double[] start = series.stream()
                .filter(one -> one.xs().length > 0)
                .findFirst()
                .map(one -> new double[] {one.xs()[0], one.ys()[0]})
                .orElse(new double[2]);
        if (!x.isFixed() && !y.isFixed()) {
            return;
        }
        XYSeries unseen =
                chart.addSeries("round ticks", new double[] {x.isFixed() ? x.between() : start[0]}, new double[] {
                    y.isFixed() ? y.between() : start[1]
                });
        unseen.setMarker(SeriesMarkers.NONE);
        unseen.setShowInLegend(false);
    }

    private static void dash(XYSeries series) {
        series.setLineColor(Style.REFERENCE);
        series.setLineStyle(
                new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 5}, 0));
        series.setLineWidth(1.5f);
        series.setMarker(SeriesMarkers.NONE);
    }

    /**
     * A heat map: a table of cells coloured from white (the smallest value, at most 0) to blue (the largest) that show
     * their numbers, with two decimals unless all are integers. The first row is at the top.
     *
     * @param values one array of {@code columns.size()} numbers for each row
     * @throws IllegalArgumentException when the values' shape is not that of the names
     */
    public static Chart heatMap(String title, List<String> rows, List<String> columns, double[][] values) {
        expectSize(title, values.length, rows.size());
        for (int row = 0; row < values.length; row++) {
            expectSize(rows.get(row), values[row].length, columns.size());
        }
        List<double[]> copy = new ArrayList<>();
        for (double[] row : values) {
            copy.add(row.clone());
        }
        return new Chart(layout -> new HeatMap(layout, title, rows, columns, copy).draw());
    }

    private static @Nullable Double limit(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static boolean allPositive(Map<String, List<Double>> series) {
        return series.values().stream().flatMap(List::stream).allMatch(value -> value >= 0);
    }

    private static void expectSize(String name, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(name + ": " + found + " values, expected " + expected);
        }
    }
}
