package dev.mien.train.targets;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.augment.FaceSample;
import dev.mien.dataset.Dataset;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelOrigin;
import dev.mien.train.sample.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Faces without labels, such as those of another data set, with the answers of teachers as targets: with augmentation,
 * the net is a noisy student (Xie et al. 2020, arXiv:1911.04252).
 *
 * @param faces the faces
 * @param shares the teachers' probabilities of the classes for each face
 * @param description a description with numbers, for the model file
 */
public record UnlabelledFaces(List<FaceSample> faces, List<float[]> shares, String description) {
    /** No such faces. */
    public static final UnlabelledFaces NONE = new UnlabelledFaces(List.of(), List.of(), "");

    /** The lowest probability of the teachers' likeliest class for a face to be used; the threshold of the paper. */
    static final float MIN_CONFIDENCE = .3f;

    /** The limit for the number of faces of a class, in multiples of the mean over all classes. */
    static final double LARGEST_CLASS = 2;

    public UnlabelledFaces {
        faces = List.copyOf(faces);
        shares = List.copyOf(shares);
    }

    /**
     * Labels the faces of a data set by teachers, and keeps those with sufficient confidence, with balanced classes.
     *
     * @param data faces of any kind, whose labels are ignored
     * @param max the largest number of faces to label, which are selected at random
     * @param models at least one
     * @throws dev.mien.UserError when a teacher does not have these classes
     */
    public static UnlabelledFaces ask(
            Dataset data, int max, List<ModelOrigin> models, LabelSet labels, int threads, long seed) {
        int[] drawn = Arrays.copyOf(
                Seeds.shuffled(data.size(), Seeds.of(seed, Seeds.MORE_FACES)), Math.min(max, data.size()));
        List<GrayImage> images = Arrays.stream(drawn).mapToObj(data::image).toList();
        List<float[]> answers = Teachers.answers(models, images, labels, threads);
        int most = (int) Math.ceil(LARGEST_CLASS * images.size() / labels.size());
        int[] taken = new int[labels.size()];
        List<FaceSample> faces = new ArrayList<>();
        List<float[]> shares = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            float[] answer = answers.get(i);
            int best = new ExpressionScores(labels, answer).bestIndex();
            if (answer[best] >= MIN_CONFIDENCE && taken[best] < most) {
                taken[best]++;
                faces.add(FaceSample.of(images.get(i)));
                shares.add(answer);
            }
        }
        return new UnlabelledFaces(
                faces, shares, String.format(Locale.ROOT, "%d faces of %s without labels", faces.size(), data.name()));
    }
}
