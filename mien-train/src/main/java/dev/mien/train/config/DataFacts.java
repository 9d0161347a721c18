package dev.mien.train.config;

import dev.mien.LabelSet;
import dev.mien.dataset.DataHash;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import org.jspecify.annotations.Nullable;

/**
 * A description of a run's data for its configuration and the model file.
 *
 * @param files the names of the data files, joined by {@code +}, and the start of the hash of annotators' votes if
 *     there are any
 * @param hash the {@link DataHash} of all rows
 * @param split the description of the split
 * @param trainingRows the number of training rows
 * @param validationRows the number of validation rows
 * @param testRows the number of test rows
 */
public record DataFacts(String files, String hash, String split, int trainingRows, int validationRows, int testRows) {

    /**
     * Describes a data set; rows without usable labels are not counted.
     *
     * @param labels the label set; null for key points
     */
    public static DataFacts of(Dataset dataset, Split split, @Nullable LabelSet labels) {
        return new DataFacts(
                DataHash.ofVotes(dataset)
                        .map(votes -> dataset.name() + " with votes " + DataHash.start(votes))
                        .orElse(dataset.name()),
                DataHash.of(dataset),
                split.description(),
                UsableRows.of(dataset, split.train(), labels).length,
                UsableRows.of(dataset, split.validation(), labels).length,
                UsableRows.of(dataset, split.test(), labels).length);
    }

    /** The same facts with additional data, which is not counted. */
    DataFacts and(String more) {
        return new DataFacts(files + "; " + more, hash, split, trainingRows, validationRows, testRows);
    }
}
