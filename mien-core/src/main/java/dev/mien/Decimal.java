package dev.mien;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Rounds numbers and formats them: a limited number of decimals, no exponent, and a decimal point in every locale. */
public final class Decimal {
    private static final int LENGTH = 3;
    private static final int SHARE = 6;

    private Decimal() {}

    /** Pixels or seconds, rounded to a thousandth; an empty text for NaN. */
    public static String length(double value) {
        return text(value, LENGTH);
    }

    /** A share in 0..1, rounded to a millionth. */
    public static String share(double value) {
        return text(value, SHARE);
    }

    /** A share in 0..1 as a percentage, rounded to a thousandth of a percent: {@code 12.5 %}. */
    public static String percent(double share) {
        return length(100 * share) + " %";
    }

    /** {@link #length} as a number: the double nearest to that text; null for NaN. */
    public static @Nullable Double roundedLength(double value) {
        return rounded(value, LENGTH);
    }

    /** {@link #share} as a number. */
    public static @Nullable Double roundedShare(double value) {
        return rounded(value, SHARE);
    }

    /** {@link #length} for JSON, with exactly these decimals; 0 for NaN and infinity, which JSON lacks. */
    public static BigDecimal exactLength(double value) {
        return Double.isFinite(value) ? new BigDecimal(length(value)) : BigDecimal.ZERO;
    }

    /** {@link #share} for JSON. */
    public static BigDecimal exactShare(double value) {
        return Double.isFinite(value) ? new BigDecimal(share(value)) : BigDecimal.ZERO;
    }

    private static @Nullable Double rounded(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return null;
        }
        double unit = Math.pow(10, decimals);
        if (Math.abs(value) * unit >= Long.MAX_VALUE) {
            return huge(value, decimals).doubleValue();
        }
        double size = Math.round(Math.abs(value) * unit) / unit;
        return value < 0 && size > 0 ? -size : size;
    }

    private static String text(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "";
        }
        long unit = Math.round(Math.pow(10, decimals));
        if (Math.abs(value) * unit >= Long.MAX_VALUE) {
            return huge(value, decimals).toPlainString();
        }
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

    /** Rounds a number that is too large for the arithmetic of long, which is much faster. */
    private static BigDecimal huge(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
