package dev.mien.train;

import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.augment.AugmentationPipeline;
import dev.mien.augment.Enlarge;
import dev.mien.augment.FaceSample;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.train.config.KeypointInput;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.config.UsableRows;
import dev.mien.train.sample.FaceSamples;
import dev.mien.train.sample.MixedSamples;
import dev.mien.train.sample.Negatives;
import dev.mien.train.sample.Samples;
import dev.mien.train.sample.Seeds;
import dev.mien.train.targets.ClassShares;
import dev.mien.train.targets.Teachers;
import dev.mien.train.targets.UnlabelledFaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The data of a run.
 *
 * @param training the training samples, with augmentation
 * @param validation the validation samples, without augmentation
 * @param meanTarget the mean of each target over the training rows: the mean face in pixels of the crop (NaN for points
 *     that are never annotated), or the share of each class
 */
public record TrainingData(Samples training, Samples validation, float[] meanTarget) {
    public TrainingData {
        if (training.size() == 0 || validation.size() == 0) {
            throw new UserError(
                    training.size() + " training and " + validation.size() + " validation rows; both are needed",
                    "the data's split",
                    "give more data, or files with both parts");
        }
    }

    /** The samples of a split with the augmentation of the configuration; rows without any point are left out. */
    public static TrainingData of(TrainConfig config, KeypointDataset dataset, Split split) {
        KeypointInput input = KeypointInput.of(config.preset());
        List<FaceSample> faces = faces(dataset, UsableRows.of(dataset, split.train(), null), input);
        return new TrainingData(
                FaceSamples.keypoints(enlarged(config, faces), recipe(config), input),
                plain(dataset, UsableRows.of(dataset, split.validation(), null), input),
                FaceSamples.keypoints(faces, AugmentationPipeline.none(), input).meanTarget());
    }

    /** The same with additional faces and other pictures for training; all validation samples are faces. */
    public static TrainingData of(TrainConfig config, KeypointDataset dataset, Split split, Negatives more) {
        KeypointInput input = KeypointInput.of(config.preset());
        List<FaceSample> faces = faces(dataset, UsableRows.of(dataset, split.train(), null), input);
        List<FaceSample> all = new ArrayList<>(enlarged(config, faces));
        all.addAll(more.faceSamples(faces, input.margin(), config.seed()));
        List<FaceSample> validation = faces(dataset, UsableRows.of(dataset, split.validation(), null), input);
        List<FaceSample> others = more.otherSamples(faces, input.margin(), config.seed());
        return new TrainingData(
                FaceSamples.keypointsAndFace(all, others, recipe(config), input),
                FaceSamples.keypointsAndFace(validation, List.of(), AugmentationPipeline.none(), input),
                FaceSamples.keypoints(faces, AugmentationPipeline.none(), input).meanTarget());
    }

    private static List<FaceSample> enlarged(TrainConfig config, List<FaceSample> faces) {
        return new Enlarge(config.augment().enlarge()).all(faces, Seeds.of(config.seed(), Seeds.ENLARGE));
    }

    private static AugmentationPipeline recipe(TrainConfig config) {
        return AugmentationPipeline.named(config.augment().recipe());
    }

    /**
     * The samples of a split with the augmentation of the configuration; rows with classes outside of its label set are
     * left out.
     */
    public static TrainingData of(TrainConfig config, ExpressionDataset dataset, Split split) {
        return of(config, dataset, split, Teachers.NONE);
    }

    /** The same with teachers, whose answers are for the {@linkplain UsableRows usable} training rows. */
    static TrainingData of(TrainConfig config, ExpressionDataset dataset, Split split, Teachers teachers) {
        return of(config, dataset, split, teachers, UnlabelledFaces.NONE);
    }

    /** The same with additional faces that only the teachers labelled. */
    static TrainingData of(
            TrainConfig config, ExpressionDataset dataset, Split split, Teachers teachers, UnlabelledFaces more) {
        LabelSet labels = Objects.requireNonNull(config.labels());
        int[] rows = UsableRows.of(dataset, split.train(), labels);
        List<FaceSample> faces = new ArrayList<>(faces(dataset, rows));
        faces.addAll(more.faces());
        List<float[]> known = new ArrayList<>(ClassShares.of(dataset, rows, labels, config.loss(), teachers));
        float[] mean = ClassShares.mean(known, labels.size());
        known.addAll(more.shares());
        List<float[]> shares = new ArrayList<>();
        for (float[] share : known) {
            shares.addAll(Collections.nCopies(config.augment().enlarge(), share));
        }
        Samples plain = FaceSamples.expressions(enlarged(config, faces), shares, recipe(config), labels.size());
        double mixup = config.augment().mixup();
        Samples training = mixup > 0 ? new MixedSamples(plain, mixup) : plain;
        int[] validation = UsableRows.of(dataset, split.validation(), labels);
        return new TrainingData(training, plain(dataset, validation, labels), mean);
    }

    /** These rows without augmentation, with their points as targets. */
    static FaceSamples plain(KeypointDataset dataset, int[] rows, KeypointInput input) {
        return FaceSamples.keypoints(faces(dataset, rows, input), AugmentationPipeline.none(), input);
    }

    /** These rows without augmentation, with one-hot targets. */
    private static FaceSamples plain(ExpressionDataset dataset, int[] rows, LabelSet labels) {
        List<FaceSample> faces = faces(dataset, rows);
        List<float[]> shares = Arrays.stream(rows)
                .mapToObj(row -> ClassShares.of(dataset, row, labels))
                .toList();
        return FaceSamples.expressions(faces, shares, AugmentationPipeline.none(), labels.size());
    }

    private static List<FaceSample> faces(KeypointDataset dataset, int[] rows, KeypointInput input) {
        return Arrays.stream(rows)
                .mapToObj(row -> FaceSamples.face(dataset.row(row), input))
                .toList();
    }

    private static List<FaceSample> faces(ExpressionDataset dataset, int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> FaceSample.of(dataset.image(row)))
                .toList();
    }
}
