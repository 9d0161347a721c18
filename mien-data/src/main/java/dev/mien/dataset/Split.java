package dev.mien.dataset;

import dev.mien.OptionError;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A division of a data set into training, validation and test rows, which are disjoint. {@link Splits} creates it.
 *
 * @param description how it was made, for run directories and model files
 * @param train row numbers, ascending
 * @param validation row numbers, ascending
 * @param test row numbers, ascending; may be empty
 */
public record Split(String description, int[] train, int[] validation, int[] test) {
    public Split {
        train = train.clone();
        validation = validation.clone();
        test = test.clone();
    }

    /** A copy of the numbers of the training rows, ascending, the first row being 0. */
    @Override
    public int[] train() {
        return train.clone();
    }

    /** A copy of the numbers of the validation rows, ascending. */
    @Override
    public int[] validation() {
        return validation.clone();
    }

    /** A copy of the numbers of the test rows, ascending; may be empty. */
    @Override
    public int[] test() {
        return test.clone();
    }

    /** The rows that are not trained on: validation and test rows, ascending. */
    public int[] heldOut() {
        return IntStream.concat(Arrays.stream(validation), Arrays.stream(test))
                .sorted()
                .toArray();
    }

    /** Whether a part's name, ignoring case, is one of the validation rows, on which the best epoch is chosen. */
    public static boolean isValidation(String name) {
        return SplitNames.of(name) == SplitNames.VALIDATION;
    }

    /**
     * The rows of a part by any of its names, ignoring case: {@code train} or {@code Training}, {@code val} or
     * {@code PublicTest}, {@code test} or {@code PrivateTest}.
     *
     * @throws OptionError when there is no such part
     */
    public int[] part(String name) {
        return switch (SplitNames.of(name)) {
            case TRAIN -> train();
            case VALIDATION -> validation();
            case TEST -> test();
            case UNKNOWN ->
                throw new OptionError(
                        "unknown part of the data '" + name.toLowerCase(Locale.ROOT) + "'",
                        "split",
                        "use one of: train, val, test, Training, PublicTest, PrivateTest");
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Split that
                && description.equals(that.description)
                && Arrays.equals(train, that.train)
                && Arrays.equals(validation, that.validation)
                && Arrays.equals(test, that.test);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(train) + Arrays.hashCode(validation)) + Arrays.hashCode(test);
    }

    @Override
    public String toString() {
        return "Split[" + description + ": " + train.length + " train, " + validation.length + " validation, "
                + test.length + " test]";
    }
}
