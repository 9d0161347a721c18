package dev.mien.cli.train;

import dev.mien.train.config.AugmentConfig;
import dev.mien.train.config.Keep;
import dev.mien.train.config.LossConfig;
import dev.mien.train.config.OptimizerConfig;
import dev.mien.train.config.Precision;
import dev.mien.train.config.Schedule;
import dev.mien.train.config.TrainConfig;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that change the training configuration of a preset. */
final class TrainingChoices {
    @Option(names = "--epochs", paramLabel = "N", description = "the largest number of epochs")
    Optional<Integer> epochs = Optional.empty();

    @Option(names = "--batch", paramLabel = "N", description = "samples in a step")
    Optional<Integer> batch = Optional.empty();

    @Option(names = "--optimizer", paramLabel = "NAME", description = "adam, adamw or sgd")
    Optional<OptimizerConfig.Kind> optimizer = Optional.empty();

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "the learning rate after warm-up")
    Optional<Double> learningRate = Optional.empty();

    @Option(names = "--weight-decay", paramLabel = "W", description = "the weight decay; 0 for none")
    Optional<Double> weightDecay = Optional.empty();

    @Option(
            names = "--clip-norm",
            paramLabel = "NORM",
            description = "the largest norm of the gradients; 0 for no limit")
    Optional<Double> clipNorm = Optional.empty();

    @Option(
            names = "--sharpness",
            paramLabel = "RADIUS",
            description = "sharpness-aware minimization: the gradient is taken at the worst weights within that"
                    + " radius, such as 0.05, which doubles the time; 0 for none")
    Optional<Double> sharpness = Optional.empty();

    @Option(names = "--schedule", paramLabel = "NAME", description = "constant, cosine, plateau or step")
    Optional<Schedule.Kind> schedule = Optional.empty();

    @Option(names = "--warmup-epochs", paramLabel = "N", description = "epochs of linear warm-up of the learning rate")
    Optional<Double> warmupEpochs = Optional.empty();

    @Option(
            names = "--schedule-factor",
            paramLabel = "F",
            description = "plateau, step: the factor by which the learning rate is multiplied")
    Optional<Double> scheduleFactor = Optional.empty();

    @Option(
            names = "--schedule-epochs",
            paramLabel = "N",
            description = "step: multiply every N epochs; plateau: after N epochs without improvement")
    Optional<Integer> scheduleEpochs = Optional.empty();

    @Option(names = "--loss", paramLabel = "NAME", description = "key points: mse, huber or wing")
    Optional<LossConfig.Kind> loss = Optional.empty();

    @Option(
            names = "--label-smoothing",
            paramLabel = "S",
            description = "expressions: the share of a target that is spread over all classes")
    Optional<Double> labelSmoothing = Optional.empty();

    @Option(names = "--class-weights", paramLabel = "NAME", description = "expressions: none or balanced")
    Optional<LossConfig.ClassWeights> classWeights = Optional.empty();

    @Option(
            names = "--votes-weight",
            paramLabel = "W",
            description = "the share of a target that the --votes make, 0..1")
    Optional<Double> votesWeight = Optional.empty();

    @Option(
            names = "--teacher-weight",
            paramLabel = "W",
            description = "the share of a target that the --teacher models make, 0..1")
    Optional<Double> teacherWeight = Optional.empty();

    @Option(
            names = "--augment",
            paramLabel = "RECIPE",
            description = "the augmentation, applied on the fly (docs/training.md lists them); none for none")
    Optional<String> augment = Optional.empty();

    @Option(names = "--enlarge", paramLabel = "N", description = "variants of each sample made beforehand: 1, 3 or 4")
    Optional<Integer> enlarge = Optional.empty();

    @Option(
            names = "--mixup",
            paramLabel = "ALPHA",
            description =
                    "expressions: mix each sample with another one, its share from Beta(ALPHA, ALPHA); 0 for none")
    Optional<Double> mixup = Optional.empty();

    @Option(
            names = "--average-decay",
            paramLabel = "D",
            description = "the decay of the moving average of the weights; 0 for none")
    Optional<Double> averageDecay = Optional.empty();

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "early stopping after N epochs without improvement; 0: never")
    Optional<Integer> patience = Optional.empty();

    @Option(
            names = "--keep",
            paramLabel = "EPOCH",
            description = "the epoch whose weights the model gets: best (default, by the validation part) or last")
    Optional<Keep> keep = Optional.empty();

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description = "float32 (default), or bfloat16: faster where the processor has instructions for it")
    Optional<Precision> precision = Optional.empty();

    @Option(
            names = "--licence-note",
            paramLabel = "TEXT",
            description = "a note on the licence of the training data, for the metadata of the model file")
    Optional<String> licenceNote = Optional.empty();

    /** The configuration of a preset with these changes. */
    TrainConfig applyTo(TrainConfig preset) {
        return preset.toBuilder()
                .epochs(epochs.orElse(preset.epochs()))
                .batch(batch.orElse(preset.batch()))
                .optimizer(optimizer(preset.optimizer()))
                .schedule(schedule(preset.schedule()))
                .loss(loss(preset.loss()))
                .augment(new AugmentConfig(
                        augment.orElse(preset.augment().recipe()),
                        enlarge.orElse(preset.augment().enlarge()),
                        mixup.orElse(preset.augment().mixup())))
                .averageDecay(averageDecay.orElse(preset.averageDecay()))
                .patience(patience.orElse(preset.patience()))
                .keep(keep.orElse(preset.keep()))
                .precision(precision.orElse(preset.precision()))
                .licenceNote(licenceNote.orElse(preset.licenceNote()))
                .build();
    }

    private OptimizerConfig optimizer(OptimizerConfig preset) {
        return new OptimizerConfig(
                optimizer.orElse(preset.kind()),
                preset.beta1(),
                preset.beta2(),
                preset.epsilon(),
                preset.momentum(),
                weightDecay.orElse(preset.weightDecay()),
                clipNorm.orElse(preset.clipNorm()),
                sharpness.orElse(preset.sharpness()));
    }

    private Schedule schedule(Schedule preset) {
        return new Schedule(
                schedule.orElse(preset.kind()),
                learningRate.orElse(preset.learningRate()),
                warmupEpochs.orElse(preset.warmupEpochs()),
                preset.finalShare(),
                scheduleFactor.orElse(preset.factor()),
                scheduleEpochs.orElse(preset.everyEpochs()));
    }

    private LossConfig loss(LossConfig preset) {
        return new LossConfig(
                loss.orElse(preset.kind()),
                preset.huberDelta(),
                preset.wingWidth(),
                preset.wingCurvature(),
                labelSmoothing.orElse(preset.labelSmoothing()),
                classWeights.orElse(preset.classWeights()),
                votesWeight.orElse(preset.votesWeight()),
                teacherWeight.orElse(preset.teacherWeight()),
                preset.faceWeight());
    }
}
