package dev.mien.cli;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.evaluate.Evaluation;
import dev.mien.evaluate.EvaluationFiles;
import dev.mien.evaluate.EvaluationJson;
import dev.mien.evaluate.EvaluationText;
import dev.mien.evaluate.Evaluator;
import dev.mien.evaluate.ScoredRows;
import dev.mien.evaluate.Setting;
import dev.mien.evaluate.TrainingPart;
import dev.mien.model.ExpressionModel;
import dev.mien.model.FaceModel;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.train.RunDirectory;
import dev.mien.train.SplitFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * What {@link EvaluateCommand} does. Apart from it, since the command line looks at every command's fields and methods on
 * each start, and the types there would be loaded with them.
 */
final class Evaluate {
    private final EvaluateCommand options;
    private final Path modelFile;
    private final PrintWriter out;
    private final PrintWriter messages;

    Evaluate(EvaluateCommand options) {
        this.options = options;
        this.modelFile = ModelSource.file(options.model);
        this.out = options.spec.commandLine().getOut();
        this.messages = options.spec.commandLine().getErr();
    }

    /** Does everything and answers the exit code. */
    int run() throws IOException {
        long start = System.nanoTime();
        try (FaceModel model = FaceModel.open(modelFile, ModelOptions.defaults().withFlip(options.tta))) {
            Optional<LabelSet> labels = labels(model);
            Dataset data = load(model, options.files);
            ScoredRows rows = rows(model, data);
            Evaluation evaluation = score(model, labels, data, rows);
            Setting setting = new Setting(
                    String.valueOf(modelFile.getFileName()),
                    data.name(),
                    rows.name(),
                    labels,
                    options.tta,
                    (System.nanoTime() - start) / 1e9);
            List<Path> written = EvaluationFiles.write(options.out, setting, evaluation);
            if (options.json.isPresent()) {
                WholeFile.write(options.json.get(), EvaluationJson.of(setting, evaluation));
            }
            out.print(EvaluationText.of(setting, evaluation));
            written.forEach(file -> out.println("wrote " + file));
            out.flush();
            return badRows(data) > 0 ? Main.SOME_FAILED : Main.DONE;
        }
    }

    /** The classes to answer in; empty for key points. */
    private Optional<LabelSet> labels(FaceModel model) {
        Optional<LabelSet> asked = options.labels.map(LabelSet::ofLabel);
        if (model instanceof ExpressionModel expressions) {
            return Optional.of(asked.orElse(expressions.labels()));
        }
        if (asked.isPresent()) {
            throw new UserError("a model of key points has no classes", "--labels", "leave it out");
        }
        return Optional.empty();
    }

    private Dataset load(FaceModel model, List<Path> files) {
        LoadOptions load = options.reading.toLoadOptions();
        return model instanceof KeypointModel ? Datasets.keypoints(files, load) : Datasets.expressions(files, load);
    }

    private ScoredRows rows(FaceModel model, Dataset data) throws IOException {
        ScoredRows rows = ScoredRows.choose(data, model.metadata(), options.split, storedSplit(model, data));
        return options.trainFiles.isEmpty() ? rows : rows.trainedOn(TrainingPart.of(load(model, options.trainFiles)));
    }

    private Optional<Split> storedSplit(FaceModel model, Dataset data) throws IOException {
        if (options.splitFile.isPresent()) {
            if (!ScoredRows.isTrainingData(data, model.metadata())) {
                throw new UserError(
                        "its rows are not those of the data that the model was trained on",
                        options.splitFile.get().toString(),
                        "give the training files in their order with --data, or leave out --split-file");
            }
            return Optional.of(SplitFile.read(options.splitFile.get()));
        }
        Path beside = new RunDirectory(modelFile.resolveSibling("")).split();
        return Files.exists(beside) ? Optional.of(SplitFile.read(beside)) : Optional.empty();
    }

    private Evaluation score(FaceModel model, Optional<LabelSet> labels, Dataset data, ScoredRows rows) {
        try (Progress progress = new Progress("scoring", 0, rows.rows().length, messages)) {
            IntConsumer step = new IntConsumer() {
                private long done;

                @Override
                public void accept(int count) {
                    done += count;
                    progress.at(done, "");
                }
            };
            if (model instanceof KeypointModel keypoints) {
                return Evaluator.keypoints(keypoints, (KeypointDataset) data, rows.rows(), rows.training(), step);
            }
            return Evaluator.expressions(
                    (ExpressionModel) model,
                    labels.orElseThrow(),
                    (ExpressionDataset) data,
                    rows.rows(),
                    rows.training(),
                    step);
        }
    }

    /** Says how the files were read where that is a guess, names the rows that were skipped, and answers how many. */
    private int badRows(Dataset data) {
        if (data instanceof ExpressionDataset expressions) {
            expressions.notes().forEach(note -> messages.println("mien: " + note));
        }
        data.badRows().first().forEach(message -> messages.println("mien: " + message));
        int count = data.badRows().count();
        int more = count - data.badRows().first().size();
        if (more > 0) {
            messages.println("mien: " + data.name() + ": " + more + " more rows were skipped");
        }
        messages.flush();
        return count;
    }
}
