package dev.mien.dataset;

import dev.mien.Amount;
import dev.mien.Decimal;
import dev.mien.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Creates {@link Split}s without leaks: copies of a picture, and all rows of a photo or person, are in the same part.
 *
 * <pre>{@code
 * Dataset data = Datasets.any(List.of(Path.of("training.csv")), LoadOptions.defaults());
 * Split split = Splits.random(data, Splits.VALIDATION, Splits.TEST, 1);
 * System.out.println(split.train().length + " rows of " + data.size() + " to train on");
 * }</pre>
 */
public final class Splits {
    /** The two-ResNet project's share of test rows. */
    public static final double TEST = 0.20;
    /** The two-ResNet project's share of validation rows. */
    public static final double VALIDATION = 0.05;

    /** The share of the training part used for validation if a data set names a test part only. */
    static final double TAKEN_FOR_VALIDATION = 0.10;

    /** The folds do not depend on a run's seed, since together they must cover all rows. */
    private static final long FOLD_SEED = 1;

    private Splits() {}

    /** Whether the files name the part of every row. */
    public static boolean hasOfficial(Dataset data) {
        return IntStream.range(0, data.size()).noneMatch(row -> SplitNames.of(data.split(row)) == SplitNames.UNKNOWN);
    }

    /**
     * The rows of a part that the files name, by any of its names, such as {@code val} or {@code PublicTest}; none if
     * they name no such part.
     */
    public static int[] named(Dataset data, String name) {
        SplitNames part = SplitNames.of(name);
        return IntStream.range(0, data.size())
                .filter(row -> part == SplitNames.UNKNOWN
                        ? data.split(row).equalsIgnoreCase(name)
                        : SplitNames.of(data.split(row)) == part)
                .toArray();
    }

    /**
     * The split that the files name: {@code Training}, {@code PublicTest} (validation) and {@code PrivateTest} of
     * FER-2013, or folders {@code train}, {@code val} and {@code test}. Copies across the parts are kept: see
     * {@link #withoutCopies}. If there is no validation part, a random tenth of the training part is used, by groups.
     *
     * @throws UserError when a row belongs to no part, or none to training
     */
    public static Split official(Dataset data, long seed) {
        Map<SplitNames, int[]> parts = new TreeMap<>();
        for (SplitNames part : SplitNames.values()) {
            parts.put(
                    part,
                    IntStream.range(0, data.size())
                            .filter(row -> SplitNames.of(data.split(row)) == part)
                            .toArray());
        }
        int[] unknown = parts.getOrDefault(SplitNames.UNKNOWN, new int[0]);
        if (unknown.length > 0) {
            throw PartlyNamed.unknown(data, unknown[0]);
        }
        int[] train = parts.getOrDefault(SplitNames.TRAIN, new int[0]);
        int[] validation = parts.getOrDefault(SplitNames.VALIDATION, new int[0]);
        int[] test = parts.getOrDefault(SplitNames.TEST, new int[0]);
        if (train.length == 0) {
            throw new UserError(
                    "no row belongs to the training part",
                    data.name(),
                    "add training rows, or do not name the parts, so that they are drawn");
        }
        if (validation.length > 0) {
            return new Split("official", train, validation, test);
        }
        Split taken = random(data, train, TAKEN_FOR_VALIDATION, 0, seed);
        return new Split(
                "official, validation " + Decimal.percent(TAKEN_FOR_VALIDATION) + " of train by groups, seed " + seed,
                taken.train(),
                taken.validation(),
                test);
    }

    /**
     * A random split of all rows by groups of copies, photo or person, stratified by class (for key points by file and
     * completeness of the annotations).
     *
     * @param validation the share of rows for validation, in 0..1; the parts differ from it by half a group at most
     * @param test the share of rows for testing, in 0..1
     * @param seed the same seed gives the same split
     * @throws UserError when there are fewer groups than parts
     */
    public static Split random(Dataset data, double validation, double test, long seed) {
        return random(data, IntStream.range(0, data.size()).toArray(), validation, test, seed);
    }

    private static Split random(Dataset data, int[] rows, double validation, double test, long seed) {
        if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
            throw new IllegalArgumentException("shares of " + validation + " and " + test + ", expected a sum below 1");
        }
        List<int[]> groups = RowGroups.of(data, rows);
        Split split = ofGroups(data, groups, validation, test, seed);
        if (split.train().length == 0
                || (validation > 0 && split.validation().length == 0)
                || (test > 0 && split.test().length == 0)) {
            throw new UserError(
                    Amount.of(groups.size(), "group of rows is", "groups of rows are") + " too few for a split ("
                            + split + ")",
                    data.name(),
                    "give more data or larger shares");
        }
        return split;
    }

    /** A random split of these groups, whose parts may be empty. */
    static Split ofGroups(Dataset data, List<int[]> groups, double validation, double test, long seed) {
        IntStream.Builder[] parts = {IntStream.builder(), IntStream.builder(), IntStream.builder()};
        for (List<int[]> stratum : strata(data, groups, seed)) {
            deal(stratum, validation, test, parts);
        }
        return new Split(
                "random by groups, " + Decimal.percent(test) + " test, " + Decimal.percent(validation)
                        + " validation, seed " + seed,
                parts[0].build().sorted().toArray(),
                parts[1].build().sorted().toArray(),
                parts[2].build().sorted().toArray());
    }

    /** The groups of each stratum, shuffled. */
    private static List<List<int[]>> strata(Dataset data, List<int[]> groups, long seed) {
        Map<String, List<int[]>> byStratum = new TreeMap<>();
        for (int[] group : groups) {
            byStratum
                    .computeIfAbsent(data.stratum(group), key -> new ArrayList<>())
                    .add(group);
        }
        byStratum.forEach((stratum, list) -> Collections.shuffle(list, new Random(seed * 31 + stratum.hashCode())));
        return List.copyOf(byStratum.values());
    }

    /**
     * Assigns groups to the parts for training, validation and test, in this order, by the position of each group's
     * middle among all rows.
     */
    private static void deal(List<int[]> groups, double validation, double test, IntStream.Builder[] parts) {
        int all = groups.stream().mapToInt(group -> group.length).sum();
        double before = 0;
        for (int[] group : groups) {
            double middle = (before + group.length / 2.0) / all;
            int part = middle < test ? 2 : middle < test + validation ? 1 : 0;
            Arrays.stream(group).forEach(parts[part]::add);
            before += group.length;
        }
    }

    /**
     * Removes training rows that show the same picture, photo or person as a validation or test row. The number of
     * removed rows is added to the description.
     */
    public static Split withoutCopies(Dataset data, Split split) {
        boolean[] heldOut = new boolean[data.size()];
        for (int row : split.heldOut()) {
            heldOut[row] = true;
        }
        boolean[] leaks = new boolean[data.size()];
        for (int[] group : RowGroups.of(data, IntStream.range(0, data.size()).toArray())) {
            boolean leak = Arrays.stream(group).anyMatch(row -> heldOut[row]);
            for (int row : group) {
                leaks[row] = leak;
            }
        }
        return without(
                split,
                IntStream.range(0, leaks.length).filter(row -> leaks[row]).toArray(),
                "copies");
    }

    /**
     * Like {@link #withoutCopies}, but also removes near copies as found by {@link LeakAudit}: shifted, mirrored,
     * changed in brightness, resized or recompressed.
     */
    public static Split withoutNearCopies(Dataset data, Split split) {
        Split clean = withoutCopies(data, split);
        if (!data.hasImages()) {
            return clean;
        }
        int[] near = LeakAudit.of(data, /* training= */ clean.heldOut(), /* heldOut= */ clean.train()).stream()
                .mapToInt(LeakAudit.Leak::row)
                .sorted()
                .toArray();
        return without(clean, near, "near copies");
    }

    /**
     * The default split for training: {@link #namedOrRandom} without training rows that are copies or near copies of
     * held-out ones.
     */
    public static Split forTraining(Dataset data, long seed) {
        return withoutNearCopies(data, namedOrRandom(data, seed));
    }

    /**
     * The split that the files name, and a random one of the rows of which they name no part, such as those of a second
     * file. Copies across the parts are kept: see {@link #withoutCopies}.
     *
     * @throws UserError when some rows are in known parts and others in one of another name, which may be a held-out one
     */
    public static Split namedOrRandom(Dataset data, long seed) {
        int[] named = IntStream.range(0, data.size())
                .filter(row -> SplitNames.of(data.split(row)) != SplitNames.UNKNOWN)
                .toArray();
        if (named.length == data.size()) {
            return official(data, seed);
        }
        return named.length == 0 ? random(data, VALIDATION, TEST, seed) : PartlyNamed.split(data, seed);
    }

    /**
     * The rows of data without a stored split that may be used in training: the training part of {@link #namedOrRandom} if
     * the files name the part of any row, or else all.
     */
    public static int[] trainable(Dataset data, long seed) {
        boolean named =
                IntStream.range(0, data.size()).anyMatch(row -> SplitNames.of(data.split(row)) != SplitNames.UNKNOWN);
        return named
                ? namedOrRandom(data, seed).train()
                : IntStream.range(0, data.size()).toArray();
    }

    /**
     * The same split without a fold of its training rows. Folds are random, by groups, stratified like {@link #random}, and
     * the same for every seed of a run. Rows of the fold are in no part of the split.
     *
     * @throws UserError when there are fewer groups of training rows than folds
     */
    public static Split withoutFold(Dataset data, Split split, Fold fold) {
        List<int[]> groups = RowGroups.of(data, split.train());
        if (groups.size() < fold.of()) {
            throw new UserError(
                    Amount.of(groups.size(), "group of training rows is", "groups of training rows are")
                            + " too few for " + fold.of() + " folds",
                    data.name(),
                    "give more data, or ask for fewer folds");
        }
        IntStream.Builder train = IntStream.builder();
        int[] sizes = new int[fold.of()];
        for (List<int[]> stratum : strata(data, groups, FOLD_SEED)) {
            for (int[] group : stratum) {
                int smallest = smallest(sizes);
                sizes[smallest] += group.length;
                if (smallest != fold.number() - 1) {
                    Arrays.stream(group).forEach(train::add);
                }
            }
        }
        return new Split(
                split.description() + ", without fold " + fold.number() + " of " + fold.of(),
                train.build().sorted().toArray(),
                split.validation(),
                split.test());
    }

    /** The index of the smallest size, the first of several. */
    private static int smallest(int... sizes) {
        return IntStream.range(0, sizes.length)
                .reduce(0, (least, index) -> sizes[index] < sizes[least] ? index : least);
    }

    private static Split without(Split split, int[] leaks, String what) {
        int[] train = Arrays.stream(split.train())
                .filter(row -> Arrays.binarySearch(leaks, row) < 0)
                .toArray();
        int dropped = split.train().length - train.length;
        if (dropped == 0) {
            return split;
        }
        return new Split(
                split.description() + ", without " + dropped + " training rows that are " + what + " of held-out ones",
                train,
                split.validation(),
                split.test());
    }

    /** Divides rows into two halves, each ascending; copies, and rows of one photo or person, are in the same half. */
    public static List<int[]> halves(Dataset data, int[] rows, long seed) {
        List<int[]> groups = new ArrayList<>(RowGroups.of(data, rows));
        Collections.shuffle(groups, new Random(seed));
        IntStream.Builder first = IntStream.builder();
        IntStream.Builder second = IntStream.builder();
        int difference = 0;
        for (int[] group : groups) {
            Arrays.stream(group).forEach(difference <= 0 ? first::add : second::add);
            difference += difference <= 0 ? group.length : -group.length;
        }
        return List.of(first.build().sorted().toArray(), second.build().sorted().toArray());
    }
}
