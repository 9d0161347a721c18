package dev.mien.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Tables of right-aligned columns in plain text. */
final class TextTable {
    private TextTable() {}

    /** One line: a name {@code nameWidth} wide and each cell {@code cellWidth} wide, a blank before each cell and after the name. */
    static String line(int nameWidth, String name, int cellWidth, List<String> cells) {
        StringBuilder line = new StringBuilder(right(name, nameWidth)).append(' ');
        cells.forEach(cell -> line.append(' ').append(right(cell, cellWidth)));
        return line.append('\n').toString();
    }

    /** The text with blanks before it, up to that width. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** The text with blanks after it, up to that width. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** A number with that many decimals, ties to even as in Python; {@code -} where there is none. */
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
