package dev.mien.cli.evaluate;

import dev.mien.dataset.LeakAudit.Kind;
import dev.mien.dataset.LeakAudit.Leak;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Formats leaks for the terminal: how many there are of each kind, and the first of them. */
final class LeakText {
    private static final int SHOWN = 20;

    private LeakText() {}

    /**
     * A line with the counts, and one for each leak that is shown.
     *
     * @param rows what leaks, which follows the number of leaks
     * @param place the origin of a row
     */
    static String of(String rows, IntFunction<String> place, List<Leak> leaks) {
        Map<Kind, Long> kinds = leaks.stream().collect(Collectors.groupingBy(Leak::kind, Collectors.counting()));
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "leaks: %,d %s (exact copies: %,d, near copies: %,d, mirrored: %,d)%n",
                leaks.size(),
                rows,
                kinds.getOrDefault(Kind.EXACT, 0L),
                kinds.getOrDefault(Kind.NEAR, 0L),
                kinds.getOrDefault(Kind.MIRRORED, 0L)));
        leaks.stream()
                .sorted(Comparator.comparing(leak -> leak.kind() == Kind.EXACT)) // nothing to look at
                .limit(SHOWN)
                .forEach(leak -> text.append(line(leak, place)));
        if (leaks.size() > SHOWN) {
            text.append(String.format(Locale.ROOT, "  and %,d more; --json FILE lists all%n", leaks.size() - SHOWN));
        }
        return text.toString();
    }

    private static String line(Leak leak, IntFunction<String> place) {
        return String.format(
                Locale.ROOT,
                "  %s is %s of %s, correlation %.4f%n",
                place.apply(leak.row()),
                words(leak.kind()),
                place.apply(leak.known()),
                leak.correlation());
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case EXACT -> "an exact copy";
            case NEAR -> "a near copy";
            case MIRRORED -> "a mirror image";
        };
    }
}
