package dev.mien.evaluate;

import dev.mien.dataset.DataHash;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.LeakAudit;
import dev.mien.dataset.Split;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Whether what a model file says of itself can be found again from its data: the data's fingerprint, the split, and the validation
 * figures, which are scored anew with the file itself.
 *
 * @param checks one for each statement of the file
 * @param leaks validation and test rows that show a picture of the training rows; empty where the split was not found
 * @param withoutLeaks the main figures of the validation rows that are no leaks; empty where there are no leaks
 */
public record Verification(List<Check> checks, List<LeakAudit.Leak> leaks, Map<String, Double> withoutLeaks) {
    /** Figures of an engine and of the model file are the same where they differ by less. */
    private static final double SAME = 5e-5;

    private static final String VALIDATION = "val_";

    public Verification {
        checks = List.copyOf(checks);
        leaks = List.copyOf(leaks);
        withoutLeaks = Collections.unmodifiableMap(new LinkedHashMap<>(withoutLeaks));
    }

    /** How a check ended. */
    public enum Outcome {
        HOLDS,
        DIFFERS,
        /** The data needed is missing, or it is a figure of training that the model file alone cannot give. */
        NOT_CHECKED
    }

    /**
     * One statement of a model file.
     *
     * @param what its name
     * @param stated what the file says
     * @param found what the data gives
     */
    public record Check(String what, String stated, String found, Outcome outcome) {}

    /** Whether nothing differs. */
    public boolean holds() {
        return checks.stream().noneMatch(check -> check.outcome() == Outcome.DIFFERS);
    }

    /**
     * Checks a model.
     *
     * @param data the training files in their order
     * @param stored the split that its run stored; without it, the split is made again from the file's seed
     * @param progress told how many rows have just been answered
     */
    public static Verification of(FaceModel model, Dataset data, Optional<Split> stored, IntConsumer progress) {
        ModelMetadata metadata = model.metadata();
        List<Check> checks = new ArrayList<>();
        String hash = DataHash.of(data);
        boolean sameData = hash.equals(metadata.dataHash());
        checks.add(new Check("data hash", metadata.dataHash(), hash, sameData ? Outcome.HOLDS : Outcome.DIFFERS));
        Optional<Split> split = sameData
                ? stored.filter(one -> one.description().equals(metadata.split()))
                        .or(() -> ScoredRows.madeAgain(data, metadata))
                : Optional.empty();
        String parts = split.map(Verification::parts)
                .orElse(sameData ? "no way to split gives it; name its split.json" : "needs the same data");
        checks.add(new Check(
                "split",
                metadata.split(),
                parts,
                split.isPresent() ? Outcome.HOLDS : sameData ? Outcome.DIFFERS : Outcome.NOT_CHECKED));
        Optional<Evaluation> evaluation = split.map(known -> Scoring.of(model)
                .score(model, metadata.labels(), data, known.validation(), Optional.empty(), progress));
        new TreeMap<>(metadata.metrics()).forEach((name, value) -> checks.add(figure(name, value, evaluation)));
        List<LeakAudit.Leak> leaks = split.map(known -> LeakAudit.of(data, known.train(), heldOut(known)))
                .orElse(List.of());
        return new Verification(
                checks, leaks, evaluation.map(one -> without(one, leaks)).orElse(Map.of()));
    }

    private static Map<String, Double> without(Evaluation evaluation, List<LeakAudit.Leak> leaks) {
        int[] leaking = leaks.stream().mapToInt(LeakAudit.Leak::row).sorted().toArray();
        int[] rows = evaluation.rows();
        int[] places = IntStream.range(0, rows.length)
                .filter(place -> Arrays.binarySearch(leaking, rows[place]) < 0)
                .toArray();
        Map<String, Double> figures = new LinkedHashMap<>();
        if (places.length > 0 && places.length < rows.length) {
            evaluation.figures().forEach((name, figure) -> figures.put(name, figure.of(places)));
        }
        return figures;
    }

    private static String parts(Split split) {
        return String.format(
                Locale.ROOT,
                "%,d training, %,d validation, %,d test rows",
                split.train().length,
                split.validation().length,
                split.test().length);
    }

    private static int[] heldOut(Split split) {
        return IntStream.concat(IntStream.of(split.validation()), IntStream.of(split.test()))
                .sorted()
                .toArray();
    }

    private static Check figure(String name, double stated, Optional<Evaluation> evaluation) {
        String figure = name.startsWith(VALIDATION) ? name.substring(VALIDATION.length()) : "";
        Optional<Double> found = evaluation
                .map(one -> one.values().get(figure))
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).doubleValue());
        String text = number(stated);
        if (found.isEmpty()) {
            String why = evaluation.isEmpty() ? "needs the data and its split" : "a figure of training";
            return new Check(name, text, why, Outcome.NOT_CHECKED);
        }
        boolean same = Math.abs(found.get() - stated) <= SAME * Math.max(1, Math.abs(stated));
        return new Check(name, text, number(found.get()), same ? Outcome.HOLDS : Outcome.DIFFERS);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
