package dev.mien.cli;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.PhotoSplits;
import dev.mien.dataset.Scenes;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.train.DataFacts;
import dev.mien.train.DetectorData;
import dev.mien.train.FaceOrNot;
import dev.mien.train.MarkCorrection;
import dev.mien.train.MarkTeachers;
import dev.mien.train.PhotoData;
import dev.mien.train.Recipes;
import dev.mien.train.SplitFile;
import dev.mien.train.Teachers;
import dev.mien.train.TrainConfig;
import dev.mien.train.TrainingData;
import dev.mien.train.TrainingListener;
import dev.mien.train.engine.EngineFactory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What {@link TrainCommand} does; apart from it as with the other commands. */
final class Train {
    private static final double VOTES_WEIGHT = .4;
    private static final double TEACHER_WEIGHT = .5;

    private final TrainCommand options;
    private final TrainingRun run;
    private final LoadOptions reading;

    Train(TrainCommand options) {
        this.options = options;
        this.run = new TrainingRun(options);
        this.reading = options.reading.toLoadOptions();
    }

    /** Does everything and answers the exit code. */
    int run() throws IOException {
        EngineFactory.installed(); // before any data is read
        refuseWhatBelongsToOtherTasks();
        requirePositive("--faces-limit", options.facesLimit);
        requirePositive("--background-crops", options.backgroundCrops);
        switch (options.task) {
            case KEYPOINTS -> keypoints();
            case EXPRESSION -> expression();
            case DETECTOR -> detector();
        }
        return Main.DONE;
    }

    private void refuseWhatBelongsToOtherTasks() {
        if (options.task == Task.EXPRESSION) {
            refuse("--background", options.background.isPresent(), "key points and detectors");
            refuse("--faces", options.faces.isPresent(), "key points and detectors");
        } else {
            refuse("--labels", options.labels.isPresent(), "expressions");
            refuse("--votes", options.votes.isPresent(), "expressions");
        }
        refuse("--teacher", options.task == Task.DETECTOR && !options.teachers.isEmpty(), "expressions and key points");
        refuse("--correct-marks", options.task != Task.KEYPOINTS && options.correctMarks.isPresent(), "key points");
    }

    private static void refuse(String option, boolean given, String other) {
        if (given) {
            throw new UserError("belongs to " + other, option, "leave it out");
        }
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw new UserError("must be at least 1", option, "give another number");
        }
    }

    private void keypoints() throws IOException {
        KeypointDataset dataset = Datasets.keypoints(options.files, reading);
        Split split = split(dataset, () -> Splits.random(dataset, Splits.VALIDATION, Splits.TEST, options.seed));
        TrainConfig config = config(dataset, split, null);
        KeypointDataset marked = dataset;
        if (options.correctMarks.isPresent()) {
            ModelOrigin model = ModelArgument.origin(options.correctMarks.get());
            MarkCorrection correction = MarkCorrection.of(model, marked, split, options.threads);
            marked = correction.corrected();
            config = config.learningFrom(correction.description());
        }
        Optional<FaceOrNot> more = faceOrNot();
        if (more.isPresent()) {
            config = config.withFaces(more.get());
        }
        if (!options.teachers.isEmpty()) {
            MarkTeachers models = new MarkTeachers(teachers(), options.threads);
            marked = models.teach(marked, split.train(), config.loss().teacherWeight());
            more = more.map(models::teach);
            config = config.learningFrom(models.description());
        }
        TrainingData data = more.isPresent()
                ? TrainingData.of(config, marked, split, more.get())
                : TrainingData.of(config, marked, split);
        if (run.train(config, data, split)) {
            run.report(dataset);
            more.ifPresent(others -> run.reportFaces(dataset, split, others));
        }
    }

    private Optional<FaceOrNot> faceOrNot() throws IOException {
        if (options.background.isEmpty() && options.faces.isEmpty()) {
            return Optional.empty();
        }
        if (options.background.isEmpty() || options.faces.isEmpty()) {
            throw new UserError("one of the two is missing", "--background, --faces", "give both, or none");
        }
        ExpressionDataset more = Datasets.expressions(List.of(options.faces.get()), reading);
        return Optional.of(FaceOrNot.of(
                options.background.get(),
                more,
                trainable(more),
                options.facesLimit,
                options.backgroundCrops,
                options.seed));
    }

    private void expression() throws IOException {
        LoadOptions load = options.votes.map(reading::withVotes).orElse(reading);
        ExpressionDataset dataset = Datasets.expressions(options.files, load);
        // A training row that is a copy of a held-out one would be a leak, so such rows are dropped.
        Split split = split(
                dataset,
                () -> Splits.hasOfficial(dataset)
                        ? Splits.withoutCopies(dataset, Splits.official(dataset, options.seed))
                        : Splits.random(dataset, Splits.VALIDATION, Splits.TEST, options.seed));
        LabelSet labels = LabelSet.ofLabel(options.labels.orElse("seven"));
        TrainConfig config = config(dataset, split, labels);
        Teachers taught = Teachers.NONE;
        if (!options.teachers.isEmpty()) {
            int[] rows = TrainingData.trainingRows(dataset, split, labels);
            taught = Teachers.ask(teachers(), dataset, rows, labels, options.threads);
            config = config.learningFrom(taught.description());
        }
        if (run.train(config, TrainingData.of(config, dataset, split, taught), split)) {
            run.report(dataset);
        }
    }

    private void detector() throws IOException {
        if (options.preset.equals("pyramid")) {
            onePassDetector();
            return;
        }
        if (options.background.isEmpty() || options.faces.isEmpty() || options.files.size() != 1) {
            throw new UserError(
                    "a detector learns from one table of boxes, photos without a face, and faces to paste on them",
                    "mien train detector",
                    "give --data BOXES.csv --background DIR --faces FILE");
        }
        Scenes scenes = Scenes.read(options.files.get(0), options.background.get());
        Split split = options.splitFile.isPresent()
                ? SplitFile.read(options.splitFile.get(), scenes.photos().size())
                : DetectorData.split(scenes, options.seed);
        ExpressionDataset crops = Datasets.expressions(List.of(options.faces.get()), reading);
        TrainConfig config = config(DetectorData.facts(scenes, split, crops), null);
        TrainingData data = DetectorData.of(scenes, split, crops, trainable(crops), options.seed);
        run.train(config, data, split, TrainingListener.NONE);
    }

    private void onePassDetector() throws IOException {
        if (options.faces.isPresent() || options.files.size() != 1) {
            throw new UserError(
                    "a one-pass detector learns from one file of marked photos, and perhaps photos without a face",
                    "mien train detector --preset pyramid",
                    "give --data BOXES.csv --background DIR");
        }
        FacePhotos photos = FacePhotos.read(options.files.get(0), options.background);
        Split split = options.splitFile.isPresent()
                ? SplitFile.read(options.splitFile.get(), photos.photos().size())
                : PhotoSplits.draw(photos, options.seed);
        TrainConfig config = config(PhotoData.facts(photos, split), null);
        run.train(config, PhotoData.of(photos, split), split, TrainingListener.NONE);
    }

    private Split split(Dataset dataset, Supplier<Split> drawn) throws IOException {
        return options.splitFile.isPresent() ? SplitFile.read(options.splitFile.get(), dataset.size()) : drawn.get();
    }

    private int[] trainable(ExpressionDataset dataset) {
        return Splits.hasOfficial(dataset)
                ? Splits.official(dataset, options.seed).train()
                : IntStream.range(0, dataset.size()).toArray();
    }

    private List<ModelOrigin> teachers() {
        return options.teachers.stream().map(ModelArgument::origin).toList();
    }

    private TrainConfig config(Dataset dataset, Split split, @Nullable LabelSet labels) {
        return config(DataFacts.of(dataset, split, labels), labels);
    }

    private TrainConfig config(DataFacts facts, @Nullable LabelSet labels) {
        TrainingChoices choices = options.choices;
        choices.votesWeight = choices.votesWeight.or(() -> options.votes.map(file -> VOTES_WEIGHT));
        if (!options.teachers.isEmpty()) {
            choices.teacherWeight = choices.teacherWeight.or(() -> Optional.of(TEACHER_WEIGHT));
        }
        return choices.applyTo(Recipes.of(options.task, options.preset, labels, facts, options.seed, options.threads));
    }
}
