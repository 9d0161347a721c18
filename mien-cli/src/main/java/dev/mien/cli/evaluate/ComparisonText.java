package dev.mien.cli.evaluate;

import dev.mien.Amount;
import dev.mien.evaluate.Comparison;
import dev.mien.evaluate.PairedBootstrap.Difference;
import java.util.Locale;

/** Formats a comparison for the terminal. */
final class ComparisonText {
    private ComparisonText() {}

    static String of(Comparison comparison) {
        StringBuilder text = new StringBuilder(Amount.of(comparison.n(), "row"))
                .append(", all models on the same")
                .append(System.lineSeparator());
        for (Comparison.Row row : comparison.rows()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%s (%s is better)%n  %-40s %9.4f%n",
                    row.figure(),
                    row.moreIsBetter() ? "more" : "less",
                    comparison.models().get(0),
                    row.values().get(0)));
            for (int i = 0; i < row.differences().size(); i++) {
                Difference difference = row.differences().get(i);
                text.append(String.format(
                        Locale.ROOT,
                        "  %-40s %9.4f  %+.4f (95 %% interval %+.4f to %+.4f)%n",
                        comparison.models().get(i + 1),
                        row.values().get(i + 1),
                        difference.value(),
                        difference.low(),
                        difference.high()));
            }
        }
        return text.append(System.lineSeparator()).toString();
    }
}
