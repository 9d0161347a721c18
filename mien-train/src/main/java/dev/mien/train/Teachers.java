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
 * Trained models whose mean answer a new net learns beside the labels: distillation (Hinton et al. 2015, arXiv:1503.02531).
 *
 * @param shares for each training row, in the split's order, how likely each class is; empty without teachers
 * @param description which models these are, for the model file; empty without teachers
 */
public record Teachers(List<float[]> shares, String description) {
    /** No teachers. */
    public static final Teachers NONE = new Teachers(List.of(), "");

    public Teachers {
        shares = List.copyOf(shares);
    }

    /**
     * Asks each model for every row, and for its mirror image.
     *
     * @param models expression models that answer in {@code labels}, at least one
     * @param rows the rows that are trained on
     * @throws UserError when one is no such model
     */
    public static Teachers ask(
            List<ModelOrigin> models, ExpressionDataset dataset, int[] rows, LabelSet labels, int threads) {
        List<GrayImage> faces = Arrays.stream(rows).mapToObj(dataset::image).toList();
        List<float[]> shares = answers(models, faces, labels, threads);
        return new Teachers(shares, description(models));
    }

    /**
     * The models' mean answer for each face, that for its mirror image included: how likely each class is.
     *
     * @throws UserError when one is no expression model that answers in {@code labels}
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

    /** The mean over the models of what each answers for every face. */
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

    /** Which models these are, for the model file. */
    static String description(List<ModelOrigin> models) {
        return models.stream()
                .map(origin -> DataHash.start(DataHash.of(origin.read())))
                .collect(Collectors.joining(" and ", "taught by model ", ""));
    }
}
