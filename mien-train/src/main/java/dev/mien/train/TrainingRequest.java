package dev.mien.train;

import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.UserError;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code mien train} is asked for, as an object:
 *
 * <pre>{@code
 * TrainingJob job = TrainingRequest.of(Task.KEYPOINTS, List.of(Path.of("training.csv")))
 *         .preset("small")
 *         .change(config -> config.toBuilder().epochs(20).build())
 *         .prepare();
 * job.train(Path.of("runs/points"), RunOptions.toTheEnd(TrainingListener.NONE));
 * }</pre>
 */
public final class TrainingRequest {
    private static final double VOTES_WEIGHT = .4;
    private static final double TEACHER_WEIGHT = .5;

    final Task task;
    final List<Path> data;
    String preset;
    Optional<LabelSet> labels = Optional.empty();
    LoadOptions reading = LoadOptions.defaults();
    Optional<Path> splitFile = Optional.empty();
    Optional<Path> votes = Optional.empty();
    List<ModelOrigin> teachers = List.of();
    Optional<ModelOrigin> annotationModel = Optional.empty();
    Optional<Path> background = Optional.empty();
    Optional<Path> faces = Optional.empty();
    int facesLimit = 1500;
    int backgroundCrops = 20;
    long seed = 1;
    int threads = Runtime.getRuntime().availableProcessors();
    private List<RunDirectory> startFrom = List.of();
    private List<ModelOrigin> startModels = List.of();
    private Optional<TrainConfig> like = Optional.empty();
    private UnaryOperator<TrainConfig> change = UnaryOperator.identity();

    private TrainingRequest(Task task, List<Path> data) {
        this.task = task;
        this.data = List.copyOf(data);
        this.preset = Objectives.preset(task);
    }

    /**
     * A net for that task, learning from these data files or folders, in their order.
     *
     * @param data at least one
     */
    public static TrainingRequest of(Task task, List<Path> data) {
        return new TrainingRequest(task, data);
    }

    /**
     * The same net trained in the same way as a run before, on these data files: all settings of its {@code config.json},
     * but what it says of its data.
     *
     * @throws UserError when the file is missing or damaged
     */
    public static TrainingRequest like(Path config, List<Path> data) throws IOException {
        if (!Files.exists(config)) {
            throw new UserError("no such file", config.toString(), "give the config.json of a run");
        }
        TrainConfig read = RunJson.read(config, TrainConfig.class);
        TrainingRequest request =
                of(read.task(), data).preset(read.preset()).seed(read.seed()).threads(read.threads());
        request.labels = Optional.ofNullable(read.labels());
        request.like = Optional.of(read);
        return request;
    }

    /** The net; {@code small}, or {@code pyramid} for a detector, unless said otherwise. */
    public TrainingRequest preset(String value) {
        preset = value;
        return this;
    }

    /** Expressions: the classes; seven unless said otherwise. */
    public TrainingRequest labels(Optional<LabelSet> value) {
        labels = value;
        return this;
    }

    /** How the data files are read. */
    public TrainingRequest reading(LoadOptions value) {
        reading = value;
        return this;
    }

    /** A {@code split.json} whose rows are taken instead of drawing them by the seed. */
    public TrainingRequest splitFile(Optional<Path> value) {
        splitFile = value;
        return this;
    }

    /** Expressions: FER+ votes that belong to the rows of the data file. */
    public TrainingRequest votes(Optional<Path> value) {
        votes = value;
        return this;
    }

    /** Expressions and key points: models whose answers are learned beside the labels or annotations (distillation). */
    public TrainingRequest teachers(List<ModelOrigin> value) {
        teachers = List.copyOf(value);
        return this;
    }

    /** Key points: a model trained on the first data file, by which the annotations of the others are moved. */
    public TrainingRequest correctAnnotations(Optional<ModelOrigin> value) {
        annotationModel = value;
        return this;
    }

    /** Key points and detectors: a folder of photos without a face. */
    public TrainingRequest background(Optional<Path> value) {
        background = value;
        return this;
    }

    /**
     * Key points, with {@link #background}: an expression data set, whose faces are taken. Detectors: more marked
     * faces of which none is held out; pictures smaller than a training piece, such as portraits, are shown in mosaics, others as the
     * photos are. Expressions, with
     * {@link #teachers}: faces of any data set, whose expressions only the teachers tell.
     */
    public TrainingRequest faces(Optional<Path> value) {
        faces = value;
        return this;
    }

    /** Key points and expressions: at most so many of {@link #faces}, drawn by the seed. */
    public TrainingRequest facesLimit(int value) {
        facesLimit = positive("faces-limit", value);
        return this;
    }

    /** Key points: so many crops of each photo of {@link #background}. */
    public TrainingRequest backgroundCrops(int value) {
        backgroundCrops = positive("background-crops", value);
        return this;
    }

    /** Runs from whose best weights, or their mean, training begins. */
    public TrainingRequest startFrom(List<RunDirectory> value) {
        startFrom = List.copyOf(value);
        return this;
    }

    /** Model files with whose weights, or their mean, training begins, as far as the net has their layers. */
    public TrainingRequest startFromModels(List<ModelOrigin> value) {
        startModels = List.copyOf(value);
        return this;
    }

    /** What all random numbers are made of; 1 unless said otherwise. */
    public TrainingRequest seed(long value) {
        seed = value;
        return this;
    }

    /** Threads of the engine; all cores unless said otherwise. */
    public TrainingRequest threads(int value) {
        threads = value;
        return this;
    }

    /** Changes the preset's own configuration. */
    public TrainingRequest change(UnaryOperator<TrainConfig> value) {
        change = value;
        return this;
    }

    /**
     * Reads the data, draws the split and makes the samples.
     *
     * @throws UserError when a file is missing or damaged, a setting is out of its range, or something is given that does
     *     not belong to the task
     */
    public TrainingJob prepare() throws IOException {
        Objective objective = Objectives.of(task, preset);
        Ingredient.refuse(objective, given());
        TrainingJob job = objective.prepare(this);
        if (!startModels.isEmpty()) {
            return job.startingFrom(StartingPoint.ofModels(startModels));
        }
        return startFrom.isEmpty() ? job : job.startingFrom(StartingPoint.of(startFrom));
    }

    private List<Ingredient> given() {
        List<Ingredient> given = new ArrayList<>();
        labels.ifPresent(value -> given.add(Ingredient.LABELS));
        votes.ifPresent(value -> given.add(Ingredient.VOTES));
        annotationModel.ifPresent(value -> given.add(Ingredient.ANNOTATION_CORRECTION));
        background.ifPresent(value -> given.add(Ingredient.BACKGROUND));
        faces.ifPresent(value -> given.add(Ingredient.FACES));
        if (!teachers.isEmpty()) {
            given.add(Ingredient.TEACHERS);
        }
        return given;
    }

    /** The configuration of this data. */
    TrainConfig config(DataFacts facts, @Nullable LabelSet classes) {
        if (like.isPresent()) {
            return change.apply(like.get().toBuilder()
                    .data(facts)
                    .seed(seed)
                    .threads(threads)
                    .build());
        }
        TrainConfig plain = Recipes.of(task, preset, classes, facts, seed, threads);
        LossConfig loss = plain.loss();
        if (votes.isPresent()) {
            loss = loss.withVotesWeight(VOTES_WEIGHT);
        }
        if (!teachers.isEmpty()) {
            loss = loss.withTeacherWeight(TEACHER_WEIGHT);
        }
        return change.apply(plain.toBuilder().loss(loss).build());
    }

    /** The split of the file where one is given, else the drawn one. */
    Split split(int rows, Supplier<Split> drawn) throws IOException {
        return splitFile.isPresent() ? SplitFile.read(splitFile.get(), rows) : drawn.get();
    }

    /** The rows of a data set of faces that may be trained on. */
    int[] trainable(ExpressionDataset dataset) {
        return Splits.hasOfficial(dataset)
                ? Splits.official(dataset, seed).train()
                : IntStream.range(0, dataset.size()).toArray();
    }

    private static int positive(String option, int value) {
        if (value < 1) {
            throw new OptionError("must be at least 1", option, "give another number");
        }
        return value;
    }
}
