package dev.mien.train;

import dev.mien.LabelSet;
import dev.mien.OptionError;
import dev.mien.UserError;
import dev.mien.dataset.Fold;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Split;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import dev.mien.train.config.DataFacts;
import dev.mien.train.config.Ingredient;
import dev.mien.train.config.LossConfig;
import dev.mien.train.config.Recipes;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.run.RunDirectory;
import dev.mien.train.run.RunJson;
import dev.mien.train.run.SplitFile;
import dev.mien.train.run.StartingPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request to train a net, with the options of {@code mien train}:
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
    /** The default of {@link #facesLimit}. */
    public static final int FACES_LIMIT = 1500;

    /** The default of {@link #backgroundCrops}. */
    public static final int BACKGROUND_CROPS = 20;

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
    List<RunDirectory> foldTeachers = List.of();
    Optional<Fold> fold = Optional.empty();
    Optional<ModelOrigin> annotationModel = Optional.empty();
    Optional<Path> background = Optional.empty();
    Optional<Path> faces = Optional.empty();
    int facesLimit = FACES_LIMIT;
    int backgroundCrops = BACKGROUND_CROPS;
    long seed = 1;
    int threads = Runtime.getRuntime().availableProcessors();
    private Optional<StartingPoint> startFrom = Optional.empty();
    private Optional<TrainConfig> like = Optional.empty();
    private UnaryOperator<TrainConfig> change = UnaryOperator.identity();

    private TrainingRequest(Task task, List<Path> data) {
        this.task = task;
        this.data = List.copyOf(data);
        this.preset = Recipes.preset(task);
    }

    /**
     * Requests a net for a task, trained on these data files or folders.
     *
     * @param data at least one
     */
    public static TrainingRequest of(Task task, List<Path> data) {
        return new TrainingRequest(task, data);
    }

    /**
     * Requests the same training as in an earlier run on these data files: all settings of its {@code config.json}
     * except those of its data.
     *
     * @throws UserError when the file is missing or damaged
     * @throws IOException when the file cannot be read
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

    /** Sets the net; the default is {@code small}, or {@code pyramid} for detectors. */
    public TrainingRequest preset(String value) {
        preset = value;
        return this;
    }

    /** Expressions: sets the label set; the default is seven. */
    public TrainingRequest labels(Optional<LabelSet> value) {
        labels = value;
        return this;
    }

    /** Sets the options for reading the data files. */
    public TrainingRequest reading(LoadOptions value) {
        reading = value;
        return this;
    }

    /** Sets a {@code split.json} to use in place of a split from the seed. */
    public TrainingRequest splitFile(Optional<Path> value) {
        splitFile = value;
        return this;
    }

    /** Expressions: sets the file of FER+ votes for the rows of the data file. */
    public TrainingRequest votes(Optional<Path> value) {
        votes = value;
        return this;
    }

    /**
     * Expressions and key points: sets models for distillation, whose answers are learned in addition to the labels or
     * annotations.
     */
    public TrainingRequest teachers(List<ModelOrigin> value) {
        teachers = List.copyOf(value);
        return this;
    }

    /**
     * Expressions: sets a part of the training rows to leave out, so that the net can be a fold teacher for them.
     */
    public TrainingRequest fold(Optional<Fold> value) {
        fold = value;
        return this;
    }

    /**
     * Expressions: sets runs on the same data, usually each without another {@link #fold}, whose models are teachers for
     * the training rows that they were not trained on.
     */
    public TrainingRequest foldTeachers(List<RunDirectory> value) {
        foldTeachers = List.copyOf(value);
        return this;
    }

    /**
     * Key points: sets a model trained on the first data file, with which the annotations of the others are corrected.
     */
    public TrainingRequest correctAnnotations(Optional<ModelOrigin> value) {
        annotationModel = value;
        return this;
    }

    /** Key points and detectors: sets a folder of photos without faces. */
    public TrainingRequest background(Optional<Path> value) {
        background = value;
        return this;
    }

    /**
     * Sets additional faces. Key points, with {@link #background}: an expression data set, whose faces are used without
     * points. Detectors: more annotated photos for training only; those smaller than a training piece, such as
     * portraits, are used in mosaics. Expressions, with {@link #teachers}: faces of any data set, which the teachers
     * label.
     */
    public TrainingRequest faces(Optional<Path> value) {
        faces = value;
        return this;
    }

    /**
     * Key points and expressions: limits the number of {@link #faces}, which are then selected at random; the default is
     * {@value #FACES_LIMIT}.
     */
    public TrainingRequest facesLimit(int value) {
        facesLimit = positive("faces-limit", value);
        return this;
    }

    /** Key points: sets the number of crops of each photo of {@link #background}; the default is {@value #BACKGROUND_CROPS}. */
    public TrainingRequest backgroundCrops(int value) {
        backgroundCrops = positive("background-crops", value);
        return this;
    }

    /** Sets the initial weights, those of runs or of model files; without them, they are random. */
    public TrainingRequest startFrom(Optional<StartingPoint> value) {
        startFrom = value;
        return this;
    }

    /** Sets the seed of all random numbers; the default is 1. */
    public TrainingRequest seed(long value) {
        seed = value;
        return this;
    }

    /** Sets the number of threads of the engine; the default is the number of processors. */
    public TrainingRequest threads(int value) {
        threads = value;
        return this;
    }

    /** Sets a function that changes the configuration of the preset. */
    public TrainingRequest change(UnaryOperator<TrainConfig> value) {
        change = value;
        return this;
    }

    /**
     * Reads the data, splits it and creates the samples.
     *
     * @throws UserError when a file is missing or damaged, a setting is out of range, or an option does not apply to
     *     the task
     * @throws IOException when a file cannot be read
     */
    public TrainingJob prepare() throws IOException {
        Ingredient.refuse(task, preset, given());
        TrainingJob job = Objectives.of(task).prepare(this);
        return startFrom.map(job::startingFrom).orElse(job);
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
        fold.ifPresent(value -> given.add(Ingredient.FOLD));
        if (!foldTeachers.isEmpty()) {
            given.add(Ingredient.FOLD_TEACHERS);
        }
        return given;
    }

    /** The configuration for this data. */
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
        if (!(teachers.isEmpty() && foldTeachers.isEmpty())) {
            loss = loss.withTeacherWeight(TEACHER_WEIGHT);
        }
        return change.apply(plain.toBuilder().loss(loss).build());
    }

    /** The split of the file if there is one, otherwise the default. */
    Split split(int rows, Supplier<Split> drawn) throws IOException {
        return splitFile.isPresent() ? SplitFile.read(splitFile.get(), rows) : drawn.get();
    }

    private static int positive(String option, int value) {
        if (value < 1) {
            throw new OptionError("must be at least 1", option, "give another number");
        }
        return value;
    }
}
