package dev.mien.analyze;

import org.jspecify.annotations.Nullable;

/** Numbers rounded, and as text: at most so many decimals, never an exponent, a point in every country. */
final class Decimal {
    private static final int LENGTH = 3;
    private static final int SHARE = 6;

    private Decimal() {}

    /** Pixels and seconds to a thousandth; nothing where the value is missing. */
    static String length(double value) {
        return text(value, LENGTH);
    }

    /** Shares in 0..1 to a millionth. */
    static String share(double value) {
        return text(value, SHARE);
    }

    /** {@link #length} as a number: the double nearest to that text; null where there is none. */
    static @Nullable Double roundedLength(double value) {
        return rounded(value, LENGTH);
    }

    /** {@link #share} as a number. */
    static @Nullable Double roundedShare(double value) {
        return rounded(value, SHARE);
    }

    private static @Nullable Double rounded(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return null;
        }
        double unit = Math.pow(10, decimals);
        double size = Math.round(Math.abs(value) * unit) / unit;
        return value < 0 && size > 0 ? -size : size;
    }

    private static String text(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "";
        }
        long unit = Math.round(Math.pow(10, decimals));
        long scaled = Math.round(Math.abs(value) * unit);
        StringBuilder text = new StringBuilder(16);
        if (value < 0 && scaled > 0) {
            text.append('-');
        }
        text.append(scaled / unit);
        long rest = scaled % unit;
        if (rest > 0) {
            text.append('.');
            for (long digit = unit / 10; rest > 0; digit /= 10) {
                text.append((char) ('0' + rest / digit));
                rest %= digit;
            }
        }
        return text.toString();
    }
}
