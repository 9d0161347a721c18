package dev.mien.train;

import dev.mien.LabelSet;
import dev.mien.dataset.DataHash;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import org.jspecify.annotations.Nullable;

/**
 * What a run was trained on.
 *
 * @param files the names of the data files, joined by {@code +}; where there are annotators' votes, the start of their hash
 * @param hash the {@link DataHash} of all rows
 * @param split how the rows were told apart
 * @param trainingRows how many rows were trained on
 * @param validationRows how many rows the best epoch was chosen on
 * @param testRows how many rows were held out
 */
public record DataFacts(String files, String hash, String split, int trainingRows, int validationRows, int testRows) {

    /**
     * The facts of these rows; those that cannot be trained on are not counted.
     *
     * @param labels the classes trained for; null for key points
     */
    public static DataFacts of(Dataset dataset, Split split, @Nullable LabelSet labels) {
        return new DataFacts(
                DataHash.ofVotes(dataset)
                        .map(votes -> dataset.name() + " with votes " + DataHash.start(votes))
                        .orElse(dataset.name()),
                DataHash.of(dataset),
                split.description(),
                TrainingData.usable(dataset, split.train(), labels).length,
                TrainingData.usable(dataset, split.validation(), labels).length,
                TrainingData.usable(dataset, split.test(), labels).length);
    }

    /** The same rows, and more that is not counted among them. */
    DataFacts and(String more) {
        return new DataFacts(files + "; " + more, hash, split, trainingRows, validationRows, testRows);
    }
}
