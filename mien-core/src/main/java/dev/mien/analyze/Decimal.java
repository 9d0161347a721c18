package dev.mien.analyze;

/** Numbers as text: a fixed number of decimals, none of them needless, never an exponent, a point in every country. */
final class Decimal {
    private Decimal() {}

    /** Pixels and seconds to a thousandth; nothing where the value is missing. */
    static String length(double value) {
        return text(value, 3);
    }

    /** Shares in 0..1 to a millionth. */
    static String share(double value) {
        return text(value, 6);
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
