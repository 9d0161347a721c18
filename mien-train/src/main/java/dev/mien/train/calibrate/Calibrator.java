package dev.mien.train.calibrate;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelMetadata;
import dev.mien.train.sample.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calibrates the probabilities of an expression model on the validation rows after training. */
public final class Calibrator {
    private Calibrator() {}

    /**
     * The result of calibration.
     *
     * @param temperature the divisor of the model's logits
     * @param abstainBelow the threshold of "not sure" after calibration for each label set of the model, by
     *     {@link ModelMetadata#abstainKey}
     */
    public record Found(double temperature, Map<String, Double> abstainBelow) {
        /** All values for the model file. */
        public Map<String, Double> figures() {
            Map<String, Double> figures = new LinkedHashMap<>(abstainBelow);
            figures.put("temperature", temperature);
            return figures;
        }
    }

    /**
     * Calibrates a model.
     *
     * @param model the trained model
     * @param validation samples with probabilities of the model's classes as targets
     */
    public static Found find(ExpressionModel model, Samples validation) {
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

    /** Returns the logarithms of the model's probabilities, and fills {@code targets}. */
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
