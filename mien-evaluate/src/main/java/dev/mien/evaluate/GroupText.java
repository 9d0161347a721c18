package dev.mien.evaluate;

import dev.mien.Amount;
import java.util.List;
import java.util.Locale;

/** Formats the metrics of groups as plain text: a line for each metric of each group. */
final class GroupText {
    private GroupText() {}

    static String of(GroupScores scores) {
        StringBuilder text = new StringBuilder("\nby ")
                .append(scores.column())
                .append(", with 95 % intervals (Wilson for shares of rows, bootstrap for the others)\n");
        int width = TextTable.widest(List.copyOf(scores.groups().keySet()));
        scores.groups().forEach((value, group) -> {
            String few = group.isTooSmall() ? ", too few to tell much" : "";
            text.append(String.format(
                    Locale.ROOT, "%s  %s%s%n", TextTable.left(value, width), Amount.of(group.n(), "row"), few));
            group.figures().forEach((name, figure) -> text.append(line(name, figure)));
        });
        return text.toString();
    }

    private static String line(String name, GroupScores.Value figure) {
        String interval =
                figure.hasInterval() ? String.format(Locale.ROOT, "  %8.4f to %.4f", figure.low(), figure.high()) : "";
        return String.format(Locale.ROOT, "  %-18s %8s%s%n", name, TextTable.number(figure.value(), 4), interval);
    }
}
