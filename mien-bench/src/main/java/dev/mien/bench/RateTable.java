package dev.mien.bench;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Formats the rounds of all contenders as a Markdown table. */
final class RateTable {
    private RateTable() {}

    /**
     * A row for each contender: its median rate, the rounds, and the ratio to the rate of the reference for the same
     * workload.
     *
     * @param rates images per second of each round
     * @param reference the name of the reference contender
     */
    static String of(Map<Contender, List<Double>> rates, String reference) {
        StringBuilder table =
                new StringBuilder("| net, batch | program | images/s | rounds | " + reference + ", is |\n");
        table.append("|---|---|---|---|---|\n");
        Set<Workload> workloads =
                rates.keySet().stream().map(Contender::workload).collect(Collectors.toCollection(LinkedHashSet::new));
        for (Workload workload : workloads) {
            double own = rates.entrySet().stream()
                    .filter(entry -> entry.getKey().workload().equals(workload)
                            && entry.getKey().name().equals(reference))
                    .mapToDouble(entry -> median(entry.getValue()))
                    .findFirst()
                    .orElseThrow();
            rates.forEach((contender, rounds) -> {
                if (contender.workload().equals(workload)) {
                    table.append(row(contender, rounds, own));
                }
            });
        }
        return table.toString();
    }

    private static String row(Contender contender, List<Double> rounds, double own) {
        double rate = median(rounds);
        return String.format(
                Locale.ROOT,
                "| %s, %d | %s | %.1f | %s | %.2fx |%n",
                contender.workload().name(),
                contender.workload().batch(),
                contender.name(),
                rate,
                rounds.stream()
                        .map(round -> String.format(Locale.ROOT, "%.1f", round))
                        .collect(Collectors.joining(" ")),
                own / rate);
    }

    /** The median. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
