package dev.mien.dataset;

import dev.mien.Amount;
import dev.mien.image.GrayImage;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Formats a {@link DataReport} as plain text for a terminal. */
public final class DataText {
    private static final int BAR = 40;

    private DataText() {}

    /** The counts, a histogram and the problems; the messages of bad rows come last. */
    public static String of(DataReport report, Dataset data) {
        StringBuilder text = new StringBuilder();
        text.append(
                line("%s: %s%s, %,d bad", data.name(), Amount.of(report.rows(), "row"), sizes(data), report.badRows()));
        if (report.splits().size() > 1 || !report.splits().containsKey(DataReport.NO_SPLIT)) {
            report.splits().forEach((split, rows) -> text.append(line("  %-24s %13s", split, Amount.of(rows, "row"))));
        }
        data.notes().forEach(note -> text.append(line("%s", note)));
        if (!report.classes().isEmpty()) {
            classes(text, report);
        }
        if (!report.keypoints().isEmpty()) {
            points(text, report);
        }
        if (data.hasImages()) {
            traps(text, report);
        }
        BadRows bad = data.badRows();
        bad.first().forEach(message -> text.append(line("%s", message)));
        if (bad.count() > bad.first().size()) {
            text.append(
                    line("... and %s more", Amount.of(bad.count() - bad.first().size(), "bad row")));
        }
        return text.append(line("read in %.2f s", report.seconds())).toString();
    }

    private static void classes(StringBuilder text, DataReport report) {
        Collection<Map<String, Integer>> splits = report.classes().values();
        List<String> names = splits.iterator().next().keySet().stream().toList();
        int max = Collections.max(names.stream().map(name -> sum(splits, name)).toList());
        text.append('\n').append(line("%-10s %8s", "class", "rows"));
        for (String name : names) {
            int rows = sum(splits, name);
            text.append(line("%-10s %,8d  %s", name, rows, bar(rows, max)));
        }
    }

    private static int sum(Collection<Map<String, Integer>> splits, String name) {
        return splits.stream().mapToInt(split -> split.getOrDefault(name, 0)).sum();
    }

    private static void points(StringBuilder text, DataReport report) {
        text.append('\n').append(line("%-26s %8s %8s", "point", "marked", "missing"));
        report.keypoints()
                .forEach((name, marked) -> text.append(line("%-26s %,8d %,8d", name, marked, report.rows() - marked)));
        text.append(line("%s all 15 points", Amount.of(report.completeRows(), "row has", "rows have")));
    }

    private static void traps(StringBuilder text, DataReport report) {
        text.append('\n')
                .append(line(
                        "%s of an earlier one",
                        Amount.of(report.surplusCopies(), "row is an exact copy", "rows are exact copies")));
        report.copiesAcrossSplits().forEach((pair, rows) -> {
            int bar = pair.indexOf('|');
            text.append(line(
                    "%s of %s %s of a row of %s",
                    Amount.of(rows, "row"),
                    pair.substring(bar + 1),
                    rows == 1 ? "is a copy" : "are copies",
                    pair.substring(0, bar)));
        });
        text.append(line(
                "%s copies with another label", Amount.of(report.conflictingGroups(), "picture has", "pictures have")));
        text.append(line("%s all black", Amount.of(report.blackImages(), "image is", "images are")));
    }

    /** The sizes of the images, the most common first. */
    private static String sizes(Dataset data) {
        if (!data.hasImages()) {
            return " without images";
        }
        Map<String, Integer> rowsBySize = new TreeMap<>();
        for (int row = 0; row < data.size(); row++) {
            GrayImage image = data.image(row);
            rowsBySize.merge(image.width() + "x" + image.height(), 1, Integer::sum);
        }
        String common = Collections.max(rowsBySize.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        int others = rowsBySize.size() - 1;
        return " of " + common + (others == 0 ? "" : " and " + Amount.of(others, "other size"));
    }

    private static String bar(int value, int max) {
        return "#".repeat(max == 0 ? 0 : Math.round((float) BAR * value / max));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing() + "\n";
    }
}
