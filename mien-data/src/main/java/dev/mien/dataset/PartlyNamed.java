package dev.mien.dataset;

import dev.mien.Amount;
import dev.mien.Decimal;
import dev.mien.Quote;
import dev.mien.UserError;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The split of a data set that names the parts of some rows only, such as FER-2013 and a file of somebody's own. */
final class PartlyNamed {
    private PartlyNamed() {}

    /**
     * The named parts, to which the other rows are added at random. If no row would be for validation, a random tenth of
     * the training part is used.
     *
     * @throws UserError when the part of a row has another name, since these rows may be held out on purpose
     */
    static Split split(Dataset data, long seed) {
        int[] others = IntStream.range(0, data.size())
                .filter(row -> SplitNames.of(data.split(row)) == SplitNames.UNKNOWN)
                .peek(row -> requireNoName(data, row))
                .toArray();
        Split drawn = Splits.ofGroups(data, RowGroups.of(data, others), Splits.VALIDATION, Splits.TEST, seed);
        int[] train = both(Splits.named(data, "train"), drawn.train());
        int[] validation = both(Splits.named(data, "validation"), drawn.validation());
        int[] test = both(Splits.named(data, "test"), drawn.test());
        String description = "official, " + Amount.of(others.length, "row") + " without a part " + drawn.description();
        if (validation.length > 0) {
            return new Split(description, train, validation, test);
        }
        Split taken = Splits.ofGroups(data, RowGroups.of(data, train), Splits.TAKEN_FOR_VALIDATION, 0, seed);
        return new Split(
                description + ", validation " + Decimal.percent(Splits.TAKEN_FOR_VALIDATION) + " of train",
                taken.train(),
                taken.validation(),
                test);
    }

    private static int[] both(int[] some, int[] others) {
        return IntStream.concat(Arrays.stream(some), Arrays.stream(others))
                .sorted()
                .toArray();
    }

    private static void requireNoName(Dataset data, int row) {
        if (!data.split(row).isEmpty()) {
            throw unknown(data, row);
        }
    }

    /** The error for a row whose part has no name that is known. */
    static UserError unknown(Dataset data, int row) {
        return new UserError(
                "its split is " + Quote.of(data.split(row)) + ", expected Training, PublicTest or PrivateTest",
                data.place(row),
                "name it so, or leave it empty if the row may be in any part");
    }
}
