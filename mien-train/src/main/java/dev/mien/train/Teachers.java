package dev.mien.train;

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

/**
 * Knowledge distillation (Hinton et al. 2015, arXiv:1503.02531): the mean answers of trained models, which a new net
 * learns in addition to the labels.
 *
 * @param shares the probabilities of the classes for each training row, in the order of the split; empty without
 *     teachers
 * @param description a description of the models, for the model file; empty without teachers
 */
record Teachers(List<float[]> shares, String description) {
    /** No teachers. */
    static final Teachers NONE = new Teachers(List.of(), "");

    public Teachers {
        shares = List.copyOf(shares);
    }

    /**
     * Computes the answers of the models for all rows and their mirror images.
     *
     * @param models expression models with {@code labels}, at least one
     * @param rows the training rows
     * @throws UserError when one is not such a model
     */
    static Teachers ask(List<ModelOrigin> models, ExpressionDataset dataset, int[] rows, LabelSet labels, int threads) {
        List<GrayImage> faces = Arrays.stream(rows).mapToObj(dataset::image).toList();
        List<float[]> shares = answers(models, faces, labels, threads);
        return new Teachers(shares, description(models));
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
