package dev.mien.train.targets;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.dataset.DataHash;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.image.GrayImage;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Knowledge distillation (Hinton et al. 2015, arXiv:1503.02531): the mean answers of trained models, which a new net
 * learns in addition to the labels.
 *
 * @param shares the probabilities of the classes for each training row, in the order of the split; empty without
 *     teachers
 * @param description a description of the models, for the model file; empty without teachers
 */
public record Teachers(List<float[]> shares, String description) {
    /** No teachers. */
    public static final Teachers NONE = new Teachers(List.of(), "");

    public Teachers {
        shares = List.copyOf(shares);
    }

    /**
     * The mean answers of the teachers for each row and its mirror image.
     *
     * @param teachers expression models with {@code labels}, at least one
     * @param rows the training rows; a row that no teacher answers for has zeros
     * @throws UserError when one is not such a model
     */
    public static Teachers ask(
            List<Teacher> teachers, ExpressionDataset dataset, int[] rows, LabelSet labels, int threads) {
        List<float[]> shares = new ArrayList<>();
        int[] answering = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            shares.add(new float[labels.size()]);
        }
        for (Teacher teacher : teachers) {
            int[] taught = IntStream.range(0, rows.length)
                    .filter(i -> teacher.teaches(rows[i]))
                    .toArray();
            List<GrayImage> faces =
                    Arrays.stream(taught).mapToObj(i -> dataset.image(rows[i])).toList();
            List<float[]> answers = answers(List.of(teacher.model()), faces, labels, threads);
            for (int i = 0; i < taught.length; i++) {
                int row = taught[i];
                addToMean(shares.get(row), answers.get(i), ++answering[row]);
            }
        }
        return new Teachers(
                shares, description(teachers.stream().map(Teacher::model).toList()));
    }

    /** Updates the mean of {@code count - 1} answers to that of {@code count}. */
    private static void addToMean(float[] mean, float[] answer, int count) {
        for (int i = 0; i < mean.length; i++) {
            mean[i] += (answer[i] - mean[i]) / count;
        }
    }

    /**
     * The mean probabilities of the models for each face, including those for its mirror image.
     *
     * @throws UserError when one is not an expression model with {@code labels}
     */
    static List<float[]> answers(List<ModelOrigin> models, List<GrayImage> faces, LabelSet labels, int threads) {
        return mean(models, origin -> {
            try (ExpressionModel model = ExpressionModel.open(origin, new ModelOptions(threads, true))) {
                if (!model.labels().equals(labels)) {
                    throw new UserError(
                            "answers in the " + model.labels().label() + " classes, expected " + labels.label(),
                            origin.name(),
                            "give a model of the classes that are trained");
                }
                return model.predict(faces).stream()
                        .map(ExpressionScores::probabilities)
                        .toList();
            }
        });
    }

    /** The mean of the models' answers for each face. */
    static List<float[]> mean(List<ModelOrigin> models, Function<ModelOrigin, List<float[]>> ask) {
        List<List<float[]>> answers = models.stream().map(ask).toList();
        List<float[]> means = new ArrayList<>();
        for (int face = 0; face < answers.get(0).size(); face++) {
            float[] mean = new float[answers.get(0).get(face).length];
            for (List<float[]> ofModel : answers) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += ofModel.get(face)[i] / models.size();
                }
            }
            means.add(mean);
        }
        return means;
    }

    /** A description of the models, for the model file. */
    static String description(List<ModelOrigin> models) {
        return models.stream()
                .map(origin -> DataHash.start(DataHash.of(origin.read())))
                .collect(Collectors.joining(" and ", "taught by model ", ""));
    }
}
