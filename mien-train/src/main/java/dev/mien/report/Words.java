package dev.mien.report;

import dev.mien.Amount;
import dev.mien.train.history.Metric;
import java.util.Locale;

/** Formats numbers for the page; undefined values are a dash. */
final class Words {
    private Words() {}

    static String number(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "–";
    }

    /** A share as a percentage with one decimal. */
    static String percent(double share) {
        return Double.isFinite(share) ? number(100 * share, 1) + " %" : "–";
    }

    /** A share as a whole percentage. */
    static String roundPercent(double share) {
        return Double.isFinite(share) ? number(100 * share, 0) + " %" : "–";
    }

    /** A learning rate, which may be very small. */
    static String rate(double value) {
        return String.format(Locale.ROOT, "%.2e", value);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** The display name of a metric: {@code RMSE in pixels} for {@code rmse_px}. */
    static String metric(Metric metric) {
        return metric == Metric.RMSE ? "RMSE in pixels" : metric.label().replace('_', ' ');
    }

    /** {@code 1 row}, {@code 2 rows}. */
    static String count(long count, String thing) {
        return Amount.of(count, thing);
    }

    /** A difference with its sign. */
    static String signed(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%+." + decimals + "f", value) : "–";
    }
}
