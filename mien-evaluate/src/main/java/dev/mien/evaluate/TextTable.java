package dev.mien.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Formats plain-text tables with right-aligned columns. */
final class TextTable {
    private TextTable() {}

    /** A line with a name of width {@code nameWidth} and cells of width {@code cellWidth}, separated by blanks. */
    static String line(int nameWidth, String name, int cellWidth, List<String> cells) {
        StringBuilder line = new StringBuilder(right(name, nameWidth)).append(' ');
        cells.forEach(cell -> line.append(' ').append(right(cell, cellWidth)));
        return line.append('\n').toString();
    }

    /** The text padded with blanks on the left. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** The text padded with blanks on the right. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** A number with that many decimals, rounding half to even as in Python; {@code -} for NaN. */
    static String number(double value, int decimals) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .toPlainString()
                : "-";
    }

    /** The width of the widest name. */
    static int widest(List<String> names) {
        return names.stream().mapToInt(String::length).max().orElse(0);
    }
}
