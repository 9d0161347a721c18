package dev.mien.report;

import dev.mien.UserError;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.ScoredRows;
import dev.mien.evaluate.Scoring;
import dev.mien.evaluate.Setting;
import dev.mien.evaluate.TrainingPart;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Creates the report of a run from its directory: evaluates its best model on the held-out rows and shows its learning
 * curves.
 */
public final class RunReport {
    private final RunDirectory run;
    private final ModelOptions options;
    private final Optional<ModelOrigin> other;
    private final IntConsumer progress;

    /**
     * @param run a run directory with at least one finished epoch
     * @param options how the models run
     * @param other a model for the other task, to show combined answers
     * @param progress receives the number of rows done since its last call
     */
    public RunReport(RunDirectory run, ModelOptions options, Optional<ModelOrigin> other, IntConsumer progress) {
        this.run = run;
        this.options = options;
        this.other = other;
        this.progress = progress;
    }

    /**
     * Loads the data of the run and writes the report.
     *
     * @return the scores of the best model
     * @throws UserError as {@link #write(Dataset)}, and when a data file is missing or damaged
     * @throws IOException when a file cannot be read or written
     */
    public Evaluation write(DataSource source) throws IOException {
        try (FaceModel model = open()) {
            return write(model, source.load(model.metadata().task()));
        }
    }

    /**
     * Writes the report on the test part, or on the validation part if there is no test part.
     *
     * @param data the data of the run
     * @return the scores of the best model
     * @throws UserError when a file of the run is missing or damaged, or {@code data} is not its data
     * @throws IOException when a file cannot be read or written
     */
    public Evaluation write(Dataset data) throws IOException {
        try (FaceModel model = open()) {
            return write(model, data);
        }
    }

    private FaceModel open() {
        if (!Files.exists(run.best())) {
            throw new UserError(
                    "holds no " + run.best().getFileName(),
                    run.path().toString(),
                    "give a run directory of 'mien train' with at least one finished epoch");
        }
        return FaceModel.open(run.best(), options);
    }

    private Evaluation write(FaceModel model, Dataset data) throws IOException {
        long start = System.nanoTime();
        if (!ScoredRows.isTrainingData(data, model.metadata())) {
            throw new UserError(
                    "not the rows that " + run.path() + " was trained on",
                    data.name(),
                    "give the training files in their order by the option data");
        }
        Split split = SplitFile.read(run.split());
        boolean heldOut = split.test().length > 0;
        int[] rows = heldOut ? split.test() : split.validation();
        Optional<TrainingPart> training = Optional.of(new TrainingPart(data, split.train()));
        Evaluation evaluation =
                Scoring.of(model).score(model, model.metadata().labels(), data, rows, training, progress);
        Setting setting = new Setting(
                String.valueOf(run.best().getFileName()),
                data.name(),
                heldOut ? "test" : "val",
                model.metadata().labels(),
                options.flip(),
                (System.nanoTime() - start) / 1e9);
        ScoredModel scored = new ScoredModel(model, setting, data, Optional.of(split), evaluation);
        if (other.isPresent()) {
            try (FaceModel second = FaceModel.open(other.get(), options)) {
                ModelReport.write(run.report(), scored, Optional.of(run), Optional.of(second));
            }
        } else {
            ModelReport.write(run.report(), scored, Optional.of(run), Optional.empty());
        }
        return evaluation;
    }
}
