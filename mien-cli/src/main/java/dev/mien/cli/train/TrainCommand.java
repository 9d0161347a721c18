package dev.mien.cli.train;

import dev.mien.cli.argument.ReadingOptions;
import dev.mien.model.Task;
import dev.mien.train.RunOptions;
import dev.mien.train.TrainingRequest;
import dev.mien.train.config.Recipes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mien train}: trains a model on data files, and writes a run directory. */
@Command(
        name = "train",
        description = "Trains a net for key points, expressions or face detection, and writes a run directory.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Ctrl-C stops after the current batch and writes a checkpoint (exit code 130). The same command with"
                    + " --resume continues, and ends with the same weights as an uninterrupted run. A killed run is"
                    + " resumed in the same way.",
            "",
            "Examples:",
            "  mien train expression --data fer2013.csv.gz --preset seed --labels five \\",
            "      --out runs/five",
            "  mien train keypoints --data training.csv --out runs/points",
            "  mien train detector --data photos/boxes.csv --background scenes/noface \\",
            "      --out runs/detector"
        })
public final class TrainCommand implements Callable<Integer> {
    /** The headings of the help, by the first option of each. */
    public static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("--data", "What is trained, and on what:"),
            Map.entry("--votes", "What else it learns from:"),
            Map.entry("--split-file", "Which rows and annotations:"),
            Map.entry("--threads", "Running:"),
            Map.entry("--class-names", "Reading the data:"),
            Map.entry("--epochs", "Steps (the defaults are those of the preset, below):"),
            Map.entry("--loss", "Loss:"),
            Map.entry("--augment", "Augmentation:"),
            Map.entry("--average-decay", "Which weights are kept:"),
            Map.entry("--precision", "Other:"),
            Map.entry("--help", "General:"));

    /** The defaults of each preset, for the footer of the help. */
    public static String recipes() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%nPresets:%n"));
        for (Task task : Task.values()) {
            Recipes.describe(task)
                    .forEach(line -> text.append(String.format(Locale.ROOT, "  %s %s%n", task.label(), line)));
        }
        return text.toString();
    }

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TASK", description = "keypoints, expression or detector")
    Task task = Task.KEYPOINTS;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description =
                    "a data file (.csv, .csv.gz, .zip) or folder; may be given several times. Detectors: one"
                            + " file of boxes, a table (.csv, .csv.gz, .zip), WIDER FACE's annotations (.txt) or COCO's (.json)")
    List<Path> files = List.of();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "RUN",
            description = "the run directory")
    Path out = Path.of("");

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "the net: small (default), seed (of the two-ResNet project), deep (expressions),"
                    + " points-27 (27 key points), pyramid (detectors)")
    Optional<String> preset = Optional.empty();

    @Option(
            names = "--labels",
            paramLabel = "SET",
            description = "the classes of an expression net: five, or seven (default)")
    Optional<String> labels = Optional.empty();

    @Option(names = "--resume", description = "resume the run in RUN, or start it if there is none")
    boolean resume;

    @Option(names = "--seed", paramLabel = "N", description = "the seed of all random numbers (default: 1)")
    long seed = 1;

    @Option(names = "--votes", paramLabel = "FILE", description = "FER+ votes that belong to the rows of the data file")
    Optional<Path> votes = Optional.empty();

    @Option(
            names = "--teacher",
            paramLabel = "MODEL",
            description = "expressions and key points: a model file or run directory whose answers are learned"
                    + " beside the labels or annotations, and instead of them for --faces; may be given several"
                    + " times")
    List<Path> teachers = List.of();

    @Option(
            names = "--fold-teacher",
            paramLabel = "RUN",
            description = "expressions: a run directory on the same data, usually with --fold, whose answers are"
                    + " learned beside the labels of the rows that it was not trained on; may be given several"
                    + " times")
    List<Path> foldTeachers = List.of();

    @Option(
            names = "--start-from",
            paramLabel = "RUN",
            description = "start from the weights of this run's best epoch, or of this model file, where the layers"
                    + " are the same, instead of random ones. Given several times, for runs that started from the"
                    + " same weights: start from their mean")
    List<Path> startFrom = List.of();

    @Option(
            names = "--background",
            paramLabel = "DIR",
            description =
                    "key points and detectors: photos without a face, from which the net learns what is not a face")
    Optional<Path> background = Optional.empty();

    @Option(
            names = "--faces",
            paramLabel = "FILE",
            description = "more faces to learn from. Key points, with --background: a data set of expressions, to"
                    + " learn what is a face; detectors: a table of boxes, whose small pictures are combined into"
                    + " mosaics; expressions, with --teacher: a data set whose labels are ignored, since the"
                    + " teachers label it")
    Optional<Path> faces = Optional.empty();

    @Option(
            names = "--faces-limit",
            paramLabel = "N",
            description =
                    "key points and expressions: read at most N of the --faces, drawn by the seed (default: ${DEFAULT-VALUE});"
                            + " expressions: those of which the teachers are unsure are left out, and the surplus of frequent"
                            + " classes")
    int facesLimit = TrainingRequest.FACES_LIMIT;

    @Option(
            names = "--background-crops",
            paramLabel = "N",
            description = "key points: number of crops from each photo of --background (default: ${DEFAULT-VALUE})")
    int backgroundCrops = TrainingRequest.BACKGROUND_CROPS;

    @Option(
            names = "--split-file",
            paramLabel = "FILE",
            description = "train on the rows that this split.json lists, instead of drawing them by the seed")
    Optional<Path> splitFile = Optional.empty();

    @Option(
            names = "--fold",
            paramLabel = "I/N",
            description = "expressions: leave out the I-th of N equal parts of the training rows, to train a"
                    + " --fold-teacher")
    Optional<String> fold = Optional.empty();

    @Option(
            names = "--correct-annotations",
            paramLabel = "MODEL",
            description = "key points: a model trained on the first --data file; the annotations of the other files"
                    + " are moved by their mean difference from its answers")
    Optional<Path> correctAnnotations = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "threads of the engine (default: all cores)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--checkpoint-minutes",
            paramLabel = "N",
            description =
                    "minutes between checkpoints within an epoch (default: ${DEFAULT-VALUE}); there is one after each epoch")
    int checkpointMinutes = RunOptions.CHECKPOINT_MINUTES;

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    @Mixin
    TrainingChoices choices = new TrainingChoices();

    @Override
    public Integer call() throws IOException {
        return new Train(this).run();
    }
}
