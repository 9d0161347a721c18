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
 * Verifies the metadata of a model file against its data: the fingerprint of the data, the split, and the validation
 * metrics, which are recomputed with the file.
 *
 * @param checks one for each verified property
 * @param leaks validation and test rows that show a picture of the training rows; empty if the split could not be
 *     recreated
 * @param withoutLeaks the main metrics of the validation rows without leaks; empty if there are no leaks
 */
public record Verification(List<Check> checks, List<LeakAudit.Leak> leaks, Map<String, Double> withoutLeaks) {
    /** The tolerance for metrics computed by the engine and with the model file. */
    private static final double SAME = 5e-5;

    private static final String VALIDATION = "val_";

    public Verification {
        checks = List.copyOf(checks);
        leaks = List.copyOf(leaks);
        withoutLeaks = Collections.unmodifiableMap(new LinkedHashMap<>(withoutLeaks));
    }

    /** The outcome of a check. */
    public enum Outcome {
        HOLDS,
        DIFFERS,
        /**
         * The required data is missing, or the metric is one of training that cannot be computed with the model file
         * alone.
         */
        NOT_CHECKED
    }

    /**
     * A verified property of a model file.
     *
     * @param what its name
     * @param stated the value in the file
     * @param found the value computed from the data
     */
    public record Check(String what, String stated, String found, Outcome outcome) {}

    /** Whether no check failed. */
    public boolean holds() {
        return checks.stream().noneMatch(check -> check.outcome() == Outcome.DIFFERS);
    }

    /**
     * The values computed from the data.
     *
     * @param hash its fingerprint
     * @param claim the model's split, or why it could not be recreated
     * @param figures the recomputed metrics, by the names in the file
     * @param leaks of that split
     * @param withoutLeaks see {@link Verification}
     */
    public record Findings(
            String hash,
            SplitClaim claim,
            Map<String, Double> figures,
            List<LeakAudit.Leak> leaks,
            Map<String, Double> withoutLeaks) {}

    /** Compares the metadata of a model file with the values computed from its data. */
    public static Verification of(ModelMetadata stated, Findings found) {
        boolean sameData = found.hash.equals(stated.dataHash());
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("data hash", stated.dataHash(), found.hash, sameData ? Outcome.HOLDS : Outcome.DIFFERS));
        Optional<Split> split = found.claim.split();
        String parts = split.map(Verification::parts).orElse(found.claim.problem());
        checks.add(new Check(
                "split",
                stated.split(),
                parts,
                split.isPresent() ? Outcome.HOLDS : sameData ? Outcome.DIFFERS : Outcome.NOT_CHECKED));
        new TreeMap<>(stated.metrics())
                .forEach((name, value) -> checks.add(
                        figure(name, value, Optional.ofNullable(found.figures.get(name)), split.isPresent())));
        return new Verification(checks, found.leaks, found.withoutLeaks);
    }

    /**
     * Verifies a model of face crops.
     *
     * @param data the training files in their order
     * @param stored the split that its run stored; without it, the split is made again from the file's seed
     * @param progress told how many rows have just been answered
     */
    public static Verification of(FaceModel model, Dataset data, Optional<Split> stored, IntConsumer progress) {
        ModelMetadata metadata = model.metadata();
        String hash = DataHash.of(data);
        SplitClaim claim = claim(metadata, hash, data, stored);
        Optional<Split> split = claim.split();
        Optional<Evaluation> evaluation = split.map(known -> validation(model, data, known, progress));
        List<LeakAudit.Leak> leaks = split.map(known -> LeakAudit.of(data, known.train(), known.heldOut()))
                .orElse(List.of());
        return of(
                metadata,
                new Findings(
                        hash,
                        claim,
                        evaluation.map(Verification::figures).orElse(Map.of()),
                        leaks,
                        evaluation.map(one -> without(one, leaks)).orElse(Map.of())));
    }

    /**
     * The split of a model's training.
     *
     * @param data the training files in their order
     * @param stored the split that its run stored; without it, the split is made again from the file's seed
     * @return empty if the data or the split differs from that of the file
     */
    public static Optional<Split> split(ModelMetadata metadata, Dataset data, Optional<Split> stored) {
        return claim(metadata, DataHash.of(data), data, stored).split();
    }

    private static SplitClaim claim(ModelMetadata metadata, String hash, Dataset data, Optional<Split> stored) {
        return hash.equals(metadata.dataHash())
                ? SplitClaim.of(metadata, stored, () -> ScoredRows.madeAgain(data, metadata))
                : SplitClaim.ofOtherData();
    }

    private static Evaluation validation(FaceModel model, Dataset data, Split split, IntConsumer progress) {
        return Scoring.ofAll(model)
                .score(model, model.metadata().labels(), data, split.validation(), Optional.empty(), progress);
    }

    /**
     * Recomputes the validation metrics of a model of face crops, by the names in model files.
     *
     * @param data the training files in their order
     * @param stored the split that its run stored; without it, the split is made again from the file's seed
     * @return empty if the data or the split differs from that of the file
     */
    public static Map<String, Double> figures(FaceModel model, Dataset data, Optional<Split> stored) {
        return split(model.metadata(), data, stored)
                .map(split -> figures(validation(model, data, split, rows -> {})))
                .orElse(Map.of());
    }

    private static Map<String, Double> figures(Evaluation evaluation) {
        Map<String, Double> figures = new LinkedHashMap<>();
        evaluation.values().forEach((name, value) -> {
            if (value instanceof Number number) {
                figures.put(VALIDATION + name, number.doubleValue());
            }
        });
        return figures;
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

    private static Check figure(String name, double stated, Optional<Double> found, boolean scored) {
        String text = number(stated);
        if (found.isEmpty()) {
            String why = scored ? "a figure of training" : "needs the data and its split";
            return new Check(name, text, why, Outcome.NOT_CHECKED);
        }
        boolean same = Math.abs(found.get() - stated) <= SAME * Math.max(1, Math.abs(stated));
        return new Check(name, text, number(found.get()), same ? Outcome.HOLDS : Outcome.DIFFERS);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
