package dev.mien.train;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.augment.FaceSample;
import dev.mien.dataset.Dataset;
import dev.mien.image.GrayImage;
import dev.mien.model.ModelOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Faces whose expression nobody named, such as those of other pictures than the labelled ones, with what teachers answer for them: a
 * net that learns these answers from varied views is a noisy student (Xie et al. 2020, arXiv:1911.04252).
 *
 * @param faces the faces
 * @param shares how likely the teachers hold each class of each face
 * @param description what this is and how much, for the model file
 */
record UnlabelledFaces(List<FaceSample> faces, List<float[]> shares, String description) {
    /** No such faces. */
    static final UnlabelledFaces NONE = new UnlabelledFaces(List.of(), List.of(), "");

    /** A face is taken where the teachers' likeliest class has so much; the paper's threshold. */
    static final float MIN_CONFIDENCE = .3f;

    /** The likeliest class of at most so many times as many faces as all classes have on average. */
    static final double LARGEST_CLASS = 2;

    UnlabelledFaces {
        faces = List.copyOf(faces);
        shares = List.copyOf(shares);
    }

    /**
     * Asks teachers for a data set's faces and keeps those they are sure enough of, the classes balanced.
     *
     * @param data faces of any kind; what is known of them is not looked at
     * @param max how many are asked for at most, drawn by the seed
     * @param models at least one
     * @throws dev.mien.UserError when a teacher does not answer in these classes
     */
    static UnlabelledFaces ask(
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
