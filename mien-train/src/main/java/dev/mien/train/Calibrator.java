package dev.mien.train;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelMetadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the validation rows say of an expression model's probabilities, once its weights are final. */
final class Calibrator {
    private Calibrator() {}

    /**
     * What was found.
     *
     * @param temperature what the model's logits are to be divided by
     * @param abstainBelow for each label set that the model can answer in, under {@link ModelMetadata#abstainKey}, the
     *     confidence after that which answers need
     */
    record Found(double temperature, Map<String, Double> abstainBelow) {
        /** All of it, for the model file. */
        Map<String, Double> figures() {
            Map<String, Double> figures = new LinkedHashMap<>(abstainBelow);
            figures.put("temperature", temperature);
            return figures;
        }
    }

    /**
     * Asks the model about the validation rows.
     *
     * @param model the model as it was trained
     * @param validation with shares of the model's classes as targets
     */
    static Found find(ExpressionModel model, Samples validation) {
        LabelSet own = model.labels();
        int classes = own.size();
        int count = validation.size();
        float[] targets = new float[count * classes];
        float[] logs = answers(model, validation, targets);
        double temperature = TemperatureScaling.fit(logs, targets, count, classes);
        List<ExpressionScores> scores = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            float[] shares = TemperatureScaling.probabilities(logs, row * classes, classes, temperature);
            scores.add(new ExpressionScores(own, shares));
        }
        Map<String, Double> notSure = new LinkedHashMap<>();
        for (LabelSet answered : LabelSet.values()) {
            if (own.expressions().containsAll(answered.expressions())) {
                notSure.put(ModelMetadata.abstainKey(answered), abstainBelow(own, answered, scores, targets));
            }
        }
        return new Found(temperature, notSure);
    }

    /** The logarithms of the model's probabilities; fills {@code targets} on the way. */
    private static float[] answers(ExpressionModel model, Samples validation, float[] targets) {
        int classes = model.labels().size();
        float[] image = new float[Samples.IMAGE_LENGTH];
        float[] logs = new float[targets.length];
        for (int row = 0; row < validation.size(); row++) {
            validation.read(row, 0, image, 0, targets, row * classes);
            float[] shares = model.run(image, 1);
            for (int i = 0; i < classes; i++) {
                logs[row * classes + i] = (float) Math.log(Math.max(shares[i], Float.MIN_NORMAL));
            }
        }
        return logs;
    }

    private static double abstainBelow(
            LabelSet own, LabelSet answered, List<ExpressionScores> scores, float[] targets) {
        List<ExpressionScores> projected = new ArrayList<>();
        List<Integer> truth = new ArrayList<>();
        for (int row = 0; row < scores.size(); row++) {
            float[] shares = Arrays.copyOfRange(targets, row * own.size(), (row + 1) * own.size());
            int index = answered.indexOf(new ExpressionScores(own, shares).best());
            if (index >= 0) {
                projected.add(scores.get(row).in(answered));
                truth.add(index);
            }
        }
        int[] indices = truth.stream().mapToInt(Integer::intValue).toArray();
        return Abstention.below(projected, indices, ModelMetadata.SURE);
    }
}
