package dev.mien.cli;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Scenes;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.report.DataSource;
import dev.mien.report.RunReport;
import dev.mien.train.DataFacts;
import dev.mien.train.DetectorData;
import dev.mien.train.EpochReport;
import dev.mien.train.FaceOrNot;
import dev.mien.train.MarkCorrection;
import dev.mien.train.MarkTeachers;
import dev.mien.train.Recipes;
import dev.mien.train.RunDirectory;
import dev.mien.train.RunOptions;
import dev.mien.train.SplitFile;
import dev.mien.train.StartingPoint;
import dev.mien.train.Teachers;
import dev.mien.train.TrainConfig;
import dev.mien.train.Trainer;
import dev.mien.train.TrainingData;
import dev.mien.train.TrainingListener;
import dev.mien.train.TrainingResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mien train}: data files come in, a run directory with a model file goes out. */
@Command(
        name = "train",
        description = "Trains a net for key points, expressions or finding faces into a run directory.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Ctrl-C ends after the batch with a checkpoint (exit code 130); the same command with --resume goes on and",
            "ends with the very model that an unbroken run gives. A killed run resumes in the same way.",
            "",
            "Examples:",
            "  mien train expression --data fer2013.csv.gz --preset seed --labels five --out runs/five",
            "  mien train keypoints --data training.csv --preset small --out runs/points",
            "  mien train detector --data scenes/helen.csv --background scenes/noface --faces fer2013.csv.gz"
                    + " --preset small --out runs/detector"
        })
final class TrainCommand implements Callable<Integer> {
    private static final double VOTES_WEIGHT = .4;
    private static final double TEACHER_WEIGHT = .5;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TASK", description = "keypoints, expression or detector")
    Task task = Task.KEYPOINTS;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "a data file (.csv, .csv.gz, .zip) or folder; may be given several times")
    List<Path> files = List.of();

    @Option(names = "--out", required = true, paramLabel = "RUN", description = "the run directory")
    Path out = Path.of("");

    @Option(names = "--preset", paramLabel = "NAME", description = "the net: seed (default) or small")
    String preset = "seed";

    @Option(
            names = "--labels",
            paramLabel = "SET",
            description = "the classes of an expression net: five, or seven (default)")
    Optional<String> labels = Optional.empty();

    @Option(names = "--resume", description = "go on where the run in RUN was left; begin where there is none")
    boolean resume;

    @Option(names = "--seed", paramLabel = "N", description = "what all random numbers are made of (default 1)")
    long seed = 1;

    @Option(names = "--votes", paramLabel = "FILE", description = "FER+ votes that belong to the rows of the data file")
    Optional<Path> votes = Optional.empty();

    @Option(
            names = "--teacher",
            paramLabel = "MODEL",
            description =
                    "expressions and key points: a model, file or run directory, whose answers are learnt beside the"
                            + " labels or marks, and instead of them for --faces; may be given several times")
    List<Path> teachers = List.of();

    @Option(
            names = "--start-from",
            paramLabel = "RUN",
            description =
                    "begin with the weights of that run's best epoch instead of random ones; of several runs that began"
                            + " with the same one, their mean")
    List<Path> startFrom = List.of();

    @Option(
            names = "--background",
            paramLabel = "DIR",
            description =
                    "key points and detectors: photos without a face, from which the net learns to tell faces from other"
                            + " pictures")
    Optional<Path> background = Optional.empty();

    @Option(
            names = "--faces",
            paramLabel = "FILE",
            description = "with --background: a data set of expressions, some faces of which show the net more faces")
    Optional<Path> faces = Optional.empty();

    @Option(
            names = "--faces-limit",
            paramLabel = "N",
            description = "key points: at most so many of the --faces, drawn by the seed (default 1500)")
    int facesLimit = 1500;

    @Option(
            names = "--background-crops",
            paramLabel = "N",
            description = "key points: so many crops of each photo of --background (default 20)")
    int backgroundCrops = 20;

    @Option(
            names = "--split-file",
            paramLabel = "FILE",
            description = "train on the rows that this split.json lists, instead of drawing them by the seed")
    Optional<Path> splitFile = Optional.empty();

    @Option(
            names = "--correct-marks",
            paramLabel = "MODEL",
            description = "key points: a model trained on the first --data file; the marks of the others are moved by"
                    + " how far they lie off its answers on average")
    Optional<Path> correctMarks = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "threads of the engine (default: all cores)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--checkpoint-minutes",
            paramLabel = "N",
            description =
                    "a checkpoint within an epoch each so many minutes (default 10); there is one after each epoch")
    int checkpointMinutes = 10;

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    @Mixin
    TrainingChoices choices = new TrainingChoices();

    @Override
    public Integer call() throws IOException {
        choices.votesWeight = choices.votesWeight.or(() -> votes.map(file -> VOTES_WEIGHT));
        choices.teacherWeight =
                choices.teacherWeight.or(() -> teachers.isEmpty() ? Optional.empty() : Optional.of(TEACHER_WEIGHT));
        if (task == Task.EXPRESSION) {
            refuse("--background", background.isPresent(), "key points and detectors");
            refuse("--faces", faces.isPresent(), "key points and detectors");
            refuse("--correct-marks", correctMarks.isPresent(), "key points");
            trainExpression();
        } else {
            refuse("--labels", labels.isPresent(), "expressions");
            refuse("--votes", votes.isPresent(), "expressions");
            if (task == Task.KEYPOINTS) {
                trainKeypoints();
            } else {
                refuse("--teacher", !teachers.isEmpty(), "expressions and key points");
                refuse("--correct-marks", correctMarks.isPresent(), "key points");
                trainDetector();
            }
        }
        return Main.DONE;
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

    private void trainKeypoints() throws IOException {
        KeypointDataset dataset = Datasets.keypoints(files, reading.toLoadOptions());
        Split split = split(dataset, () -> Splits.random(dataset, Splits.VALIDATION, Splits.TEST, seed));
        TrainConfig config = config(dataset, split);
        KeypointDataset marked = dataset;
        if (correctMarks.isPresent()) {
            ModelOrigin model = ModelArgument.origin(correctMarks.get());
            MarkCorrection correction = MarkCorrection.of(model, marked, split, threads);
            marked = correction.corrected();
            config = config.withMarks(correction);
        }
        Optional<FaceOrNot> more = faceOrNot();
        if (more.isPresent()) {
            config = config.withFaces(more.get());
        }
        if (!teachers.isEmpty()) {
            MarkTeachers models = new MarkTeachers(teacherOrigins(), threads);
            marked = models.teach(marked, split.train(), config.loss().teacherWeight());
            more = more.map(models::teach);
            config = config.withTeachers(models);
        }
        TrainingData data = more.isPresent()
                ? TrainingData.of(config, marked, split, more.get())
                : TrainingData.of(config, marked, split);
        if (train(config, data, split)) {
            report(dataset);
            more.ifPresent(others -> sayFaces(dataset, split, others));
        }
    }

    private Split split(Dataset dataset, Supplier<Split> drawn) throws IOException {
        return splitFile.isPresent() ? SplitFile.read(splitFile.get(), dataset.size()) : drawn.get();
    }

    private void trainDetector() throws IOException {
        if (background.isEmpty() || faces.isEmpty() || files.size() != 1) {
            throw new UserError(
                    "a detector learns from one table of boxes, photos without a face, and faces to paste on them",
                    "mien train detector",
                    "give --data BOXES.csv --background DIR --faces FILE");
        }
        Scenes scenes = Scenes.read(files.get(0), background.get());
        Split split = splitFile.isPresent()
                ? SplitFile.read(splitFile.get(), scenes.photos().size())
                : DetectorData.split(scenes, seed);
        ExpressionDataset crops = Datasets.expressions(List.of(faces.get()), reading.toLoadOptions());
        DataFacts facts = DetectorData.facts(scenes, split, crops);
        TrainConfig config = choices.applyTo(Recipes.of(task, preset, null, facts, seed, threads));
        TrainingData data = DetectorData.of(scenes, split, crops, trainable(crops), seed);
        train(config, data, split, TrainingListener.NONE);
    }

    private void sayFaces(KeypointDataset dataset, Split split, FaceOrNot others) {
        List<GrayImage> faces =
                Arrays.stream(split.test()).mapToObj(dataset::image).toList();
        try (KeypointModel model = KeypointModel.open(best(), new ModelOptions(threads, false))) {
            say("%s", HeldOutTable.faces(model, faces, others.heldOutCrops()).stripTrailing());
        }
    }

    private Optional<FaceOrNot> faceOrNot() throws IOException {
        requirePositive("--faces-limit", facesLimit);
        requirePositive("--background-crops", backgroundCrops);
        if (background.isEmpty() && faces.isEmpty()) {
            return Optional.empty();
        }
        if (background.isEmpty() || faces.isEmpty()) {
            throw new UserError("one of the two is missing", "--background, --faces", "give both, or none");
        }
        ExpressionDataset more = Datasets.expressions(List.of(faces.get()), reading.toLoadOptions());
        return Optional.of(FaceOrNot.of(background.get(), more, trainable(more), facesLimit, backgroundCrops, seed));
    }

    private int[] trainable(ExpressionDataset dataset) {
        return Splits.hasOfficial(dataset)
                ? Splits.official(dataset, seed).train()
                : IntStream.range(0, dataset.size()).toArray();
    }

    private void trainExpression() throws IOException {
        LoadOptions load = reading.toLoadOptions();
        LoadOptions options = votes.map(load::withVotes).orElse(load);
        ExpressionDataset dataset = Datasets.expressions(files, options);
        // A training row that is a copy of a held-out one would be a leak, so such rows are dropped.
        Split split = split(
                dataset,
                () -> Splits.hasOfficial(dataset)
                        ? Splits.withoutCopies(dataset, Splits.official(dataset, seed))
                        : Splits.random(dataset, Splits.VALIDATION, Splits.TEST, seed));
        TrainConfig plain = config(dataset, split);
        Optional<Teachers> taught = taught(dataset, split, Objects.requireNonNull(plain.labels()));
        TrainConfig config = taught.map(plain::withTeachers).orElse(plain);
        if (train(config, TrainingData.of(config, dataset, split, taught.orElse(Teachers.NONE)), split)) {
            report(dataset);
        }
    }

    private Optional<Teachers> taught(ExpressionDataset dataset, Split split, LabelSet set) {
        if (teachers.isEmpty()) {
            return Optional.empty();
        }
        int[] rows = TrainingData.trainingRows(dataset, split, set);
        return Optional.of(Teachers.ask(teacherOrigins(), dataset, rows, set, threads));
    }

    private List<ModelOrigin> teacherOrigins() {
        return teachers.stream().map(ModelArgument::origin).toList();
    }

    private void report(Dataset dataset) throws IOException {
        RunDirectory run = new RunDirectory(out);
        RunReport report = new RunReport(run, new ModelOptions(threads, false), Optional.empty(), rows -> {});
        say("%s", HeldOutTable.of(report.write(dataset)).stripTrailing());
        say("the report is %s", run.report().resolve("index.html"));
    }

    private TrainConfig config(Dataset dataset, Split split) {
        LabelSet set = task == Task.KEYPOINTS ? null : LabelSet.ofLabel(labels.orElse("seven"));
        return choices.applyTo(Recipes.of(task, preset, set, DataFacts.of(dataset, split, set), seed, threads));
    }

    private boolean train(TrainConfig config, TrainingData data, Split split) throws IOException {
        return train(
                config,
                data,
                split,
                DataSource.of(files, reading.toLoadOptions()).keptIn(new RunDirectory(out)));
    }

    /** Trains to the end; false when stopped before it. */
    private boolean train(TrainConfig plain, TrainingData data, Split split, TrainingListener more) throws IOException {
        Optional<StartingPoint> start = startFrom.isEmpty()
                ? Optional.empty()
                : Optional.of(StartingPoint.of(
                        startFrom.stream().map(RunDirectory::new).toList()));
        TrainConfig config = start.map(plain::withStart).orElse(plain);
        say(
                "training %s (%s) on %s: %d training, %d validation, %d test rows",
                config.preset(),
                config.task().label(),
                config.data().files(),
                config.data().trainingRows(),
                config.data().validationRows(),
                config.data().testRows());
        TrainingResult result;
        try (StopSignal stop = new StopSignal()) {
            try (TrainingDisplay display = new TrainingDisplay(out())) {
                Duration minutes = Duration.ofMinutes(checkpointMinutes);
                TrainingListener listener = TrainingListener.all(more, display);
                result =
                        Trainer.train(config, data, split, out, new RunOptions(resume, minutes, stop, listener), start);
            }
            if (!result.finished()) {
                say("stopped in epoch %d after step %d; go on with --resume", result.epoch(), result.step());
            }
        }
        if (result.finished()) {
            EpochReport best = result.history().best().orElseThrow();
            say(
                    "best epoch %d: val_%s %.4f, val_loss %.4f; the model is %s",
                    best.epoch(), result.history().metric().label(), best.metric(), best.validationLoss(), best());
        }
        return result.finished();
    }

    private Path best() {
        return new RunDirectory(out).best();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void say(String format, Object... values) {
        out().printf(Locale.ROOT, format + "%n", values);
        out().flush();
    }
}
