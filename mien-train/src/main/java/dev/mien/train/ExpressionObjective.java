package dev.mien.train;

import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import dev.mien.train.calibrate.Calibrator;
import dev.mien.train.config.DataFacts;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.config.UsableRows;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.targets.Teacher;
import dev.mien.train.targets.Teachers;
import dev.mien.train.targets.UnlabelledFaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objective of expression nets: classification, with probabilities calibrated on the validation rows after
 * training.
 */
final class ExpressionObjective implements Objective {
    @Override
    public Task task() {
        return Task.EXPRESSION;
    }

    /** Calibrates the probabilities by temperature scaling, and finds the thresholds of "not sure". */
    @Override
    public Optional<Finished> finish(TrainConfig config, TrainingData data, Net net, Weights best, Path written) {
        Calibrator.Found found;
        try (ExpressionModel model = ExpressionModel.open(written, new ModelOptions(config.threads(), false))) {
            found = Calibrator.find(model, data.validation());
        }
        return Optional.of(new Finished(best.withOutputsTimes(net, 1 / found.temperature()), found.figures()));
    }

    @Override
    public TrainingJob prepare(TrainingRequest request) throws IOException {
        LoadOptions load = request.votes.map(request.reading::withVotes).orElse(request.reading);
        ExpressionDataset dataset = Datasets.expressions(request.data, load);
        Split whole = request.split(dataset.size(), () -> Splits.forTraining(dataset, request.seed));
        Split split = request.fold
                .map(fold -> Splits.withoutFold(dataset, whole, fold))
                .orElse(whole);
        LabelSet labels = request.labels.orElse(LabelSet.SEVEN);
        TrainConfig config = request.config(DataFacts.of(dataset, split, labels), labels);
        List<Teacher> teachers = teachers(request, config.data(), dataset.size());
        Teachers taught = Teachers.NONE;
        if (!teachers.isEmpty()) {
            int[] rows = UsableRows.of(dataset, split.train(), labels);
            taught = Teachers.ask(teachers, dataset, rows, labels, request.threads);
            config = config.learningFrom(taught.description());
        }
        UnlabelledFaces more = unlabelled(request, teachers, labels);
        if (!more.faces().isEmpty()) {
            config = config.learningFrom(more.description());
        }
        TrainingData data = TrainingData.of(config, dataset, split, taught, more);
        return new TrainingJob(
                config, data, split, Optional.of(dataset), Optional.empty(), Optional.empty(), List.of());
    }

    private static List<Teacher> teachers(TrainingRequest request, DataFacts data, int size) throws IOException {
        List<Teacher> teachers = new ArrayList<>();
        for (ModelOrigin model : request.teachers) {
            teachers.add(Teacher.ofAllRows(model));
        }
        for (RunDirectory run : request.foldTeachers) {
            teachers.add(Teacher.ofUnseenRows(run, data, size));
        }
        return teachers;
    }

    private static UnlabelledFaces unlabelled(TrainingRequest request, List<Teacher> teachers, LabelSet labels)
            throws IOException {
        if (request.faces.isEmpty()) {
            return UnlabelledFaces.NONE;
        }
        if (teachers.isEmpty()) {
            throw new OptionError(
                    "needs a teacher, whose answers stand for the labels that these faces do not have",
                    "faces",
                    "give a teacher too by the option teacher, such as the bundled model expression");
        }
        return UnlabelledFaces.ask(
                Datasets.any(List.of(request.faces.get()), request.reading),
                request.facesLimit,
                teachers.stream().map(Teacher::model).toList(),
                labels,
                request.threads,
                request.seed);
    }
}
