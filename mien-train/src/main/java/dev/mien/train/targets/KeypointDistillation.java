package dev.mien.train.targets;

import dev.mien.Keypoints;
import dev.mien.augment.FaceSample;
import dev.mien.dataset.KeypointDataset;
import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.train.sample.Negatives;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Data distillation (Radosavovic et al. 2018, arXiv:1712.04440) of key points: a new net is trained on the mean answers
 * of trained models, including those for mirror images, in addition to annotations, and in place of them for faces
 * without.
 */
public final class KeypointDistillation {
    private final List<ModelOrigin> models;
    private final int threads;

    /**
     * Creates the distillation; models are opened when they are needed.
     *
     * @param models at least one
     * @param threads the number of threads of a model
     */
    public KeypointDistillation(List<ModelOrigin> models, int threads) {
        this.models = List.copyOf(models);
        this.threads = threads;
    }

    /** A description of the models, for the model file. */
    public String description() {
        return Teachers.description(models);
    }

    /**
     * Replaces annotations by the weighted mean of annotation and the teachers' answer, or by the answer if there is
     * none. With a weight of 0 the annotations are unchanged.
     *
     * @param rows the rows to change
     * @param weight the weight of the teachers, 0..1
     * @throws dev.mien.UserError when a teacher is not a key point model
     */
    public KeypointDataset teach(KeypointDataset dataset, int[] rows, double weight) {
        if (weight == 0) {
            return dataset;
        }
        List<Keypoints> answers =
                answers(Arrays.stream(rows).mapToObj(dataset::image).toList());
        List<KeypointDataset.Row> taught = new ArrayList<>(
                IntStream.range(0, dataset.size()).mapToObj(dataset::row).toList());
        for (int i = 0; i < rows.length; i++) {
            KeypointDataset.Row row = dataset.row(rows[i]);
            taught.set(rows[i], row.withKeypoints(between(row.keypoints(), answers.get(i), weight)));
        }
        return new KeypointDataset(dataset.name(), taught, dataset.badRows());
    }

    /**
     * Annotates the faces with the teachers' answers.
     *
     * @throws dev.mien.UserError when a teacher is not a key point model
     */
    public Negatives teach(Negatives more) {
        List<GrayImage> images = more.faces().stream().map(FaceSample::image).toList();
        List<Keypoints> answers = answers(images);
        return more.withFaces(IntStream.range(0, images.size())
                .mapToObj(i -> new FaceSample(images.get(i), answers.get(i)))
                .toList());
    }

    /** The mean answer for each picture, in pixels of the picture. */
    private List<Keypoints> answers(List<GrayImage> images) {
        List<float[]> means = Teachers.mean(models, origin -> {
            try (KeypointModel model = KeypointModel.open(origin, new ModelOptions(threads, true))) {
                return model.predict(images).stream().map(Keypoints::toArray).toList();
            }
        });
        return means.stream().map(Keypoints::of).toList();
    }

    private static Keypoints between(Keypoints annotation, Keypoints answers, double weight) {
        float[] between = annotation.toArray();
        float[] answer = answers.toArray(annotation.points().size());
        for (int i = 0; i < between.length; i++) {
            if (Float.isNaN(between[i])) {
                between[i] = answer[i];
            } else if (!Float.isNaN(answer[i])) { // the teacher may place fewer points
                between[i] = (float) ((1 - weight) * between[i] + weight * answer[i]);
            }
        }
        return Keypoints.of(between);
    }
}
