package dev.mien.evaluate;

import dev.mien.UserError;
import dev.mien.dataset.DataHash;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.model.ModelMetadata;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows of a data set to score, and the rows that the model was trained on, if known.
 *
 * @param name the requested part
 * @param rows the rows to score; shared, not copied
 * @param training the training rows, if known
 */
public record ScoredRows(String name, int[] rows, Optional<TrainingPart> training) {
    /** The name for all rows. */
    public static final String ALL = "all";

    private static final String TRAIN = "train";
    private static final String VALIDATION = "val";
    private static final String TEST = "test";

    /**
     * Selects the rows of a part. If the model was trained on this data, they are of its split, which is stored by its
     * run or recreated from its seed. Otherwise the parts are those that the files name.
     *
     * @param part such as {@code test}, {@code PublicTest} or {@code all}; empty for the test part if the data has
     *     parts, otherwise for all rows
     * @param stored the split stored by the model's run, if available; used only if the data is the model's
     * @throws UserError when the data has no such part
     */
    public static ScoredRows choose(Dataset data, ModelMetadata model, Optional<String> part, Optional<Split> stored) {
        Optional<Split> split =
                isTrainingData(data, model) ? stored.or(() -> madeAgain(data, model)) : Optional.empty();
        int[] official = Splits.named(data, TRAIN);
        Optional<TrainingPart> training = split.map(Split::train)
                .or(() -> Optional.of(official).filter(rows -> rows.length > 0))
                .map(rows -> new TrainingPart(data, rows));
        boolean hasParts = split.isPresent() || Splits.hasOfficial(data);
        String name = part.orElse(hasParts ? TEST : ALL);
        int[] rows = name.equals(ALL)
                ? IntStream.range(0, data.size()).toArray()
                : split.map(known -> known.part(name)).orElseGet(() -> Splits.named(data, name));
        if (rows.length == 0) {
            throw new UserError(
                    "no row of the part '" + name + "'"
                            + (hasParts ? "" : ", and the data is not what the model was trained on"),
                    data.name(),
                    hasParts
                            ? "choose a part that has rows by the option split: " + parts(data, split)
                            : "score all rows by the option split, or give the training files by the option data");
        }
        return new ScoredRows(name, rows, training);
    }

    private static String parts(Dataset data, Optional<Split> split) {
        Stream<String> names = split.isPresent()
                ? Stream.of(TRAIN, VALIDATION, TEST).filter(name -> split.get().part(name).length > 0)
                : IntStream.range(0, data.size()).mapToObj(data::split).distinct();
        return names.collect(Collectors.joining(", ", "", " or " + ALL));
    }

    /** Whether the data is the model's training data, row by row. */
    public static boolean isTrainingData(Dataset data, ModelMetadata model) {
        return DataHash.of(data).equals(model.dataHash());
    }

    /** The same rows with another training part. */
    public ScoredRows trainedOn(TrainingPart part) {
        return new ScoredRows(name, rows, Optional.of(part));
    }

    /** Recreates the model's split from its seed, if any kind of split has the description in the model. */
    static Optional<Split> madeAgain(Dataset data, ModelMetadata model) {
        Split plain = Splits.namedOrRandom(data, model.seed());
        if (!model.split().startsWith(plain.description())) { // no way adds to it what it lacks
            return Optional.empty();
        }
        Stream<UnaryOperator<Split>> ways = Stream.of(
                split -> split,
                split -> Splits.withoutCopies(data, split),
                split -> Splits.withoutNearCopies(data, split)); // the costly one last
        return ways.map(way -> way.apply(plain))
                .filter(split -> split.description().equals(model.split()))
                .findFirst();
    }
}
