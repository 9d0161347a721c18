package dev.mien.evaluate;

import dev.mien.UserError;
import dev.mien.dataset.DataHash;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.model.ModelMetadata;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which rows of a data set are scored, and which are known to be trained on.
 *
 * @param name the part's name, as asked for
 * @param rows the rows to score
 * @param training what the model was trained on, where the data set says so
 */
public record ScoredRows(String name, int[] rows, Optional<TrainingPart> training) {
    /** Every row, whatever its part. */
    public static final String ALL = "all";

    private static final String TRAIN = "train";
    private static final String TEST = "test";

    /**
     * Finds a part of the data. A model that was trained on this very data has its own split: the one stored by its run, or
     * the same one made again from its seed. Otherwise the parts are those that the files themselves name.
     *
     * @param part such as {@code test}, {@code PublicTest} or {@code all}; empty for the test part where the data has
     *     parts, and for all rows where it has none
     * @param stored the split that the model's run stored, where it is at hand; counts only where the data is the model's
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
                            ? "choose another part by the option split, such as PublicTest, val, train or all"
                            : "score all rows by the option split, or give the training files by the option data");
        }
        return new ScoredRows(name, rows, training);
    }

    /** Whether the data is, row by row, what the model was trained on. */
    public static boolean isTrainingData(Dataset data, ModelMetadata model) {
        return DataHash.of(data).equals(model.dataHash());
    }

    /** The same rows, with this training part in place of what the scored data knows of it. */
    public ScoredRows trainedOn(TrainingPart part) {
        return new ScoredRows(name, rows, Optional.of(part));
    }

    /** The split with the model's own description, if one of the ways to make a split from its seed gives it. */
    static Optional<Split> madeAgain(Dataset data, ModelMetadata model) {
        Split plain = Splits.hasOfficial(data)
                ? Splits.official(data, model.seed())
                : Splits.random(data, Splits.VALIDATION, Splits.TEST, model.seed());
        Stream<UnaryOperator<Split>> ways = Stream.of(
                split -> split,
                split -> Splits.withoutCopies(data, split),
                split -> Splits.withoutNearCopies(data, split)); // the costly one last
        return ways.map(way -> way.apply(plain))
                .filter(split -> split.description().equals(model.split()))
                .findFirst();
    }
}
