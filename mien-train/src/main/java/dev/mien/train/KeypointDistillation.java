package dev.mien.train;

import dev.mien.Keypoints;
import dev.mien.augment.FaceSample;
import dev.mien.dataset.KeypointDataset;
import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trained key point models whose mean answer, that for the mirror image included, a new net learns beside the annotations, and
 * instead of them for faces that nobody marked: data distillation (Radosavovic et al. 2018, arXiv:1712.04440).
 */
public final class KeypointDistillation {
    private final List<ModelOrigin> models;
    private final int threads;

    /**
     * Models that are not opened before they are asked.
     *
     * @param models at least one
     * @param threads threads of a model
     */
    public KeypointDistillation(List<ModelOrigin> models, int threads) {
        this.models = List.copyOf(models);
        this.threads = threads;
    }

    /** Which models these are, for the model file. */
    public String description() {
        return Teachers.description(models);
    }

    /**
     * The data set with annotations that lie between those it has and what the teachers answer; where it has none, the answer. Without
     * a share of the teachers the annotations stay as they are.
     *
     * @param rows the rows that this is done to
     * @param weight the teachers' share, 0..1
     * @throws dev.mien.UserError when a teacher is no model for key points
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
     * The same faces without annotations, with what the teachers answer for them.
     *
     * @throws dev.mien.UserError when a teacher is no model for key points
     */
    public Negatives teach(Negatives more) {
        List<GrayImage> images = more.faces().stream().map(FaceSample::image).toList();
        List<Keypoints> answers = answers(images);
        return more.withFaces(IntStream.range(0, images.size())
                .mapToObj(i -> new FaceSample(images.get(i), answers.get(i)))
                .toList());
    }

    /** The mean answer for each picture, in its own pixels. */
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
