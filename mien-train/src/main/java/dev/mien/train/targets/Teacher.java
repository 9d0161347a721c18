package dev.mien.train.targets;

import dev.mien.UserError;
import dev.mien.dataset.Split;
import dev.mien.model.ModelOrigin;
import dev.mien.train.config.DataFacts;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.run.RunJson;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A trained model as a teacher, and the training rows that it teaches.
 *
 * @param model the model
 * @param rows whether it teaches the row of that number
 */
public record Teacher(ModelOrigin model, IntPredicate rows) {

    /** A teacher for every row, even if it was trained on it. */
    public static Teacher ofAllRows(ModelOrigin model) {
        return new Teacher(model, row -> true);
    }

    /**
     * A teacher for the rows on which a run was not trained. Its answers for them, unlike those for learned rows, are
     * independent of their labels.
     *
     * @param run a run on the same data
     * @param data the description of the data
     * @param size the number of its rows
     * @throws UserError when the run is incomplete, or its data was different
     */
    public static Teacher ofUnseenRows(RunDirectory run, DataFacts data, int size) throws IOException {
        Split split = SplitFile.read(run.split(), size);
        TrainConfig config = RunJson.read(run.config(), TrainConfig.class);
        if (!config.data().hash().equals(data.hash())) {
            throw new UserError(
                    "a run on other data, whose rows are numbered otherwise",
                    run.path().toString(),
                    "give runs on the same data files, in the same order");
        }
        int[] learned = split.train();
        return new Teacher(ModelOrigin.file(run.best()), row -> Arrays.binarySearch(learned, row) < 0);
    }

    boolean teaches(int row) {
        return rows.test(row);
    }
}
