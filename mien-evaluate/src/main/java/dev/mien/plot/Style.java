package dev.mien.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The common style of all charts. */
final class Style {
    // Okabe and Ito 2008, "Color Universal Design": eight colours that people with colour blindness tell apart. Yellow
    // comes last because it is faint on white.
    static final Color[] PALETTE = {
        new Color(0x0072B2),
        new Color(0xE69F00),
        new Color(0x009E73),
        new Color(0xD55E00),
        new Color(0x56B4E9),
        new Color(0xCC79A7),
        new Color(0x000000),
        new Color(0xF0E442),
    };
    static final Color REFERENCE = new Color(0x777777);
    static final Color GRID = new Color(0xDDDDDD);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);

    /** The width of a character of a label in pixels, rounded up. */
    static final int LETTER_WIDTH = 9;

    private static final int LEGEND_LINE = 22;

    private Style() {}

    /** Sets everything that does not depend on the kind of chart. */
    static void apply(AxesChartStyler styler, Layout layout, List<String> series) {
        styler.setLocale(Locale.ROOT);
        styler.setSeriesColors(PALETTE);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1)); // each dash of the usual ones would be an outline in SVG
        styler.setChartTitleVisible(layout.titled());
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitleFont(TITLE);
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, layout.narrow() ? 13 : 14));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, layout.narrow() ? 12 : 13));
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, layout.narrow() ? 12 : 13));
        styler.setLegendVisible(series.size() > 1);
        styler.setLegendPosition(
                legendStandsBeside(layout, series) ? LegendPosition.OutsideE : LegendPosition.OutsideS);
        styler.setLegendLayout(legendFitsInALine(layout, series) ? LegendLayout.Horizontal : LegendLayout.Vertical);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setMarkerSize(7);
        styler.setYAxisTickMarkSpacingHint(layout.narrow() ? 45 : 60);
        styler.setXAxisTickMarkSpacingHint(layout.narrow() ? 55 : 74);
        styler.setDecimalPattern("#,##0.####");
    }

    /** The height of the legend below the chart in pixels. */
    static int legendHeight(Layout layout, List<String> series) {
        if (series.size() < 2 || legendStandsBeside(layout, series)) {
            return 0;
        }
        return legendFitsInALine(layout, series) ? LEGEND_LINE : LEGEND_LINE * series.size();
    }

    private static boolean legendStandsBeside(Layout layout, List<String> series) {
        return !layout.narrow() && !legendFitsInALine(layout, series);
    }

    private static boolean legendFitsInALine(Layout layout, List<String> series) {
        return series.stream()
                        .mapToInt(name -> 60 + LETTER_WIDTH * name.length())
                        .sum()
                < layout.width() - (layout.narrow() ? 0 : 200);
    }
}
