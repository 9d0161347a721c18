package dev.mien.evaluate;

import dev.mien.UserError;
import dev.mien.dataset.Split;
import dev.mien.model.ModelMetadata;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The split that a model file states by its description and seed, as far as it is found again.
 *
 * @param split the split; empty if it is not found, or has other rows
 * @param problem why it is empty
 */
public record SplitClaim(Optional<Split> split, String problem) {
    /** The claim of a file whose data are not those at hand. */
    public static SplitClaim ofOtherData() {
        return new SplitClaim(Optional.empty(), "needs the same data");
    }

    /**
     * Looks for the split on the data of the model.
     *
     * @param stored the split that its run stored
     * @param again the split of that description made again from the seed, if there is a way
     */
    public static SplitClaim of(ModelMetadata stated, Optional<Split> stored, Supplier<Optional<Split>> again) {
        Optional<Split> given = stored.filter(one -> one.description().equals(stated.split()));
        Optional<Split> made = given.isPresent() ? ifPossible(again) : again.get();
        if (given.isPresent() && made.isPresent() && !given.equals(made)) {
            return new SplitClaim(Optional.empty(), difference(given.get(), made.get(), stated.seed()));
        }
        Optional<Split> found = given.or(() -> made);
        return new SplitClaim(
                found, found.isPresent() ? "" : "no way to split gives it; needs the split.json of its run");
    }

    /** Data that can only be split by a file, such as those whose parts have other names, are no error if there is one. */
    private static Optional<Split> ifPossible(Supplier<Optional<Split>> again) {
        try {
            return again.get();
        } catch (UserError e) {
            return Optional.empty();
        }
    }

    private static String difference(Split given, Split made, long seed) {
        String parts = Stream.of("training", "validation", "test")
                .flatMap(part -> difference(part, rows(given, part), rows(made, part)).stream())
                .collect(Collectors.joining("; "));
        return "the split.json has other rows than seed " + seed + " gives: "
                + (parts.isEmpty() ? "repeated, or in another order" : parts);
    }

    private static Set<Integer> rows(Split split, String part) {
        return Arrays.stream(split.part(part)).boxed().collect(Collectors.toSet());
    }

    private static Optional<String> difference(String part, Set<Integer> given, Set<Integer> made) {
        long more = given.stream().filter(row -> !made.contains(row)).count();
        long missing = made.stream().filter(row -> !given.contains(row)).count();
        return more + missing == 0
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "%s: %,d more, %,d missing", part, more, missing));
    }
}
