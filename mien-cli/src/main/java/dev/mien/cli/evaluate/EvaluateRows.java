package dev.mien.cli.evaluate;

import dev.mien.UserError;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Split;
import dev.mien.evaluate.ScoredRows;
import dev.mien.evaluate.Scoring;
import dev.mien.evaluate.TrainingPart;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Selects the rows that {@code mien evaluate} scores. */
final class EvaluateRows {
    private final EvaluateCommand options;
    private final List<ModelOrigin> origins;

    /** @param origins the models */
    EvaluateRows(EvaluateCommand options, List<ModelOrigin> origins) {
        this.options = options;
        this.origins = origins;
    }

    /** Reads data files for a model's task. */
    static Dataset load(EvaluateCommand options, FaceModel model, List<Path> from) {
        return Scoring.of(model).load(from, options.data.toLoadOptions());
    }

    /**
     * The part of the data for each model; models that were not trained on the data use that of the first one that was.
     */
    List<ScoredRows> parts(ModelList models, Dataset data) throws IOException {
        List<ScoredRows> parts = new ArrayList<>();
        Optional<ScoredRows> own = Optional.empty();
        for (int i = 0; i < origins.size() && own.isEmpty(); i++) {
            if (ScoredRows.isTrainingData(data, models.get(i).metadata())) {
                own = Optional.of(rows(models.get(i), origins.get(i), data));
            }
        }
        for (int i = 0; i < origins.size(); i++) {
            FaceModel model = models.get(i);
            parts.add(
                    own.isEmpty() || ScoredRows.isTrainingData(data, model.metadata())
                            ? rows(model, origins.get(i), data)
                            : new ScoredRows(own.get().name(), own.get().rows(), training(model)));
        }
        return parts;
    }

    /**
     * The rows that all parts have in common.
     *
     * @throws UserError when there are none
     */
    static int[] common(List<ScoredRows> parts, Dataset data) {
        int[] common = IntStream.of(parts.get(0).rows())
                .filter(row -> parts.stream().allMatch(part -> Arrays.binarySearch(part.rows(), row) >= 0))
                .toArray();
        if (common.length == 0) {
            throw new UserError(
                    "no row that is in the part '" + parts.get(0).name() + "' of every model",
                    data.name(),
                    "choose another --split, or --data that none of them was trained on");
        }
        return common;
    }

    private ScoredRows rows(FaceModel model, ModelOrigin origin, Dataset data) throws IOException {
        ScoredRows rows = ScoredRows.choose(data, model.metadata(), options.split, storedSplit(model, origin, data));
        return training(model).map(rows::trainedOn).orElse(rows);
    }

    private Optional<TrainingPart> training(FaceModel model) {
        return options.trainFiles.isEmpty()
                ? Optional.empty()
                : Optional.of(TrainingPart.of(load(options, model, options.trainFiles)));
    }

    /** The split that a model was trained with, if its run contains it and the data is the model's. */
    Optional<Split> storedSplit(FaceModel model, ModelOrigin origin, Dataset data) throws IOException {
        boolean trainingData = ScoredRows.isTrainingData(data, model.metadata());
        if (!trainingData && options.data.splitFile.isPresent()) {
            throw new UserError(
                    "its rows are not those of the data that the model was trained on",
                    options.data.splitFile.get().toString(),
                    "give the training files in their order with --data, or leave out --split-file");
        }
        return trainingData ? StoredSplit.of(options.data, origin, data.size()) : Optional.empty();
    }
}
