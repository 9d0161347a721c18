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
        List<List<float[]>> answersByRow = Arrays.stream(rows)
                .<List<float[]>>mapToObj(row -> new ArrayList<>())
                .toList();
        for (Teacher teacher : teachers) {
            int[] taught = IntStream.range(0, rows.length)
                    .filter(i -> teacher.teaches(rows[i]))
                    .toArray();
            List<GrayImage> faces =
                    Arrays.stream(taught).mapToObj(i -> dataset.image(rows[i])).toList();
            List<float[]> answers = answers(List.of(teacher.model()), faces, labels, threads);
            for (int i = 0; i < taught.length; i++) {
                answersByRow.get(taught[i]).add(answers.get(i));
            }
        }
        return new Teachers(
                answersByRow.stream()
                        .map(answers -> mean(answers, labels.size()))
                        .toList(),
                description(teachers.stream().map(Teacher::model).toList()));
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
        return IntStream.range(0, answers.get(0).size())
                .mapToObj(face -> mean(
                        answers.stream().map(ofModel -> ofModel.get(face)).toList(),
                        answers.get(0).get(face).length))
                .toList();
    }

    /** The element-wise mean of answers of that length; zeros if there are none. */
    private static float[] mean(List<float[]> answers, int length) {
        float[] mean = new float[length];
        for (float[] answer : answers) {
            for (int i = 0; i < length; i++) {
                mean[i] += answer[i] / answers.size();
            }
        }
        return mean;
    }

    /** A description of the models, for the model file. */
    static String description(List<ModelOrigin> models) {
        return models.stream()
                .map(origin -> DataHash.start(DataHash.of(origin.read())))
                .collect(Collectors.joining(" and ", "taught by model ", ""));
    }
}
