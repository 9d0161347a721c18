package dev.mien.train;

import dev.mien.Keypoint;
import dev.mien.OptionError;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.KeypointDataset;
import dev.mien.dataset.Split;
import dev.mien.dataset.Splits;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.Task;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import dev.mien.train.calibrate.SpreadCalibration;
import dev.mien.train.config.DataFacts;
import dev.mien.train.config.KeypointInput;
import dev.mien.train.config.TrainConfig;
import dev.mien.train.sample.Negatives;
import dev.mien.train.targets.AnnotationCorrection;
import dev.mien.train.targets.KeypointDistillation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The objective of key point nets: regression of coordinates, and optionally classification of whether the picture is a
 * face.
 */
final class KeypointObjective implements Objective {
    /**
     * The weight of the cross-entropy of faces, which makes it about as large as a loss of coordinates at the end of
     * training.
     */
    private static final double FACE_WEIGHT = .5;

    @Override
    public Task task() {
        return Task.KEYPOINTS;
    }

    /** Initial weights that output the mean face, so that the net only has to learn deviations from it. */
    @Override
    public Weights start(Net net, Weights random, TrainingData data) {
        float[] outputs = data.meanTarget().clone();
        for (int i = 0; i < outputs.length; i++) {
            if (Float.isNaN(outputs[i])) {
                outputs[i] = (ModelMetadata.INPUT_SIZE - 1) / 2f; // a point that is never marked
            }
        }
        return random.startingAt(net, outputs);
    }

    /** Calibrates the spreads of nets with 27 points; nets with 15 have none. */
    @Override
    public Optional<Finished> finish(TrainConfig config, TrainingData data, Net net, Weights best, Path written) {
        if (KeypointInput.of(config.preset()).points() == Keypoint.COUNT) {
            return Optional.empty();
        }
        try (KeypointModel model = KeypointModel.open(written, new ModelOptions(config.threads(), false))) {
            return Optional.of(new Finished(best, SpreadCalibration.find(model, data.validation())));
        }
    }

    @Override
    public TrainingJob prepare(TrainingRequest request) throws IOException {
        checkPair(request);
        KeypointDataset dataset = Datasets.keypoints(request.data, request.reading);
        Split split = request.split(dataset.size(), () -> Splits.forTraining(dataset, request.seed));
        TrainConfig config = request.config(DataFacts.of(dataset, split, null), null);
        KeypointDataset marked = dataset;
        if (request.annotationModel.isPresent()) {
            AnnotationCorrection correction =
                    AnnotationCorrection.of(request.annotationModel.get(), marked, split, request.threads);
            marked = correction.corrected();
            config = config.learningFrom(correction.description());
        }
        Optional<FacePhotos> background =
                request.background.map(folder -> FacePhotos.unannotated(folder).checked(request.reading.badRowLimit()));
        Optional<Negatives> more = Optional.empty();
        if (background.isPresent()) {
            Negatives others = negatives(request, background.get());
            config = withFaces(config, others);
            more = Optional.of(others);
        }
        if (!request.teachers.isEmpty()) {
            KeypointDistillation models = new KeypointDistillation(request.teachers, request.threads);
            marked = models.teach(marked, split.train(), config.loss().teacherWeight());
            more = more.map(models::teach);
            config = config.learningFrom(models.description());
        }
        TrainingData data = more.isPresent()
                ? TrainingData.of(config, marked, split, more.get())
                : TrainingData.of(config, marked, split);
        List<String> notes = background.map(FacePhotos::notes).orElse(List.of());
        return new TrainingJob(config, data, split, Optional.of(dataset), more, Optional.empty(), notes);
    }

    /** The configuration of a net that also learns to distinguish faces from other pictures. */
    static TrainConfig withFaces(TrainConfig config, Negatives more) {
        return config.learningFrom(more.description()).toBuilder()
                .loss(config.loss().withFaceWeight(FACE_WEIGHT))
                .build();
    }

    private static void checkPair(TrainingRequest request) {
        if (request.background.isPresent() != request.faces.isPresent()) {
            throw new OptionError("one of the two is missing", "background, faces", "give both, or none");
        }
    }

    private static Negatives negatives(TrainingRequest request, FacePhotos background) throws IOException {
        ExpressionDataset more = Datasets.expressions(List.of(request.faces.orElseThrow()), request.reading);
        return Negatives.of(
                background,
                more,
                Splits.trainable(more, request.seed),
                request.facesLimit,
                request.backgroundCrops,
                request.seed);
    }
}
