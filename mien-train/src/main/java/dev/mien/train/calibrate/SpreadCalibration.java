package dev.mien.train.calibrate;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelMetadata;
import dev.mien.train.sample.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calibrates the spreads of a model by factors, so that 68 % of the errors on the validation rows are within one
 * spread. A point and its mirror image share a factor, so that fewer rows are needed.
 */
public final class SpreadCalibration {
    /** The share of a normal distribution that lies within one standard deviation. */
    static final double WITHIN = .68;

    /** The smallest number of errors to calibrate a point; with fewer, the errors of all points are used. */
    private static final int LEAST_ERRORS = 30;

    private static final int AT_ONCE = 128;

    private SpreadCalibration() {}

    /**
     * Calibrates a model.
     *
     * @param model the trained model, with 27 points
     * @param validation samples with the points in the crop as targets
     * @return the factor of each point by {@link ModelMetadata#spreadKey}; empty without annotated points
     */
    public static Map<String, Double> find(KeypointModel model, Samples validation) {
        List<Keypoints> truth = new ArrayList<>();
        List<Keypoints> answers = new ArrayList<>();
        float[] targets = new float[validation.outputs()];
        float[] image = new float[validation.imageLength()];
        for (int first = 0; first < validation.size(); first += AT_ONCE) {
            List<GrayImage> crops = new ArrayList<>();
            for (int row = first; row < Math.min(first + AT_ONCE, validation.size()); row++) {
                validation.read(row, 0, image, 0, targets, 0);
                crops.add(picture(image));
                truth.add(Keypoints.of(Arrays.copyOf(targets, 2 * Keypoint.EXTENDED_COUNT)));
            }
            model.answerTall(crops).forEach(answer -> answers.add(answer.keypoints()));
        }
        return again(model.metadata(), truth, answers);
    }

    /**
     * Calibrates a model that may have factors already.
     *
     * @param metadata the model's own
     * @param truth the annotations of validation rows
     * @param answers the model's points for them, with its spreads
     * @return the factor of each point by {@link ModelMetadata#spreadKey}; empty without annotated points
     */
    public static Map<String, Double> again(ModelMetadata metadata, List<Keypoints> truth, List<Keypoints> answers) {
        Map<String, Double> figures = new LinkedHashMap<>();
        factors(truth, answers)
                .forEach((point, factor) ->
                        figures.put(ModelMetadata.spreadKey(point), factor * metadata.spreadFactor(point)));
        return figures;
    }

    private static GrayImage picture(float... image) {
        byte[] pixels = new byte[image.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.round(255 * image[i]);
        }
        return new GrayImage(ModelMetadata.INPUT_SIZE, pixels.length / ModelMetadata.INPUT_SIZE, pixels);
    }

    /** The factor of each point, from true points and answers. */
    static Map<Keypoint, Double> factors(List<Keypoints> truth, List<Keypoints> answers) {
        List<Double> all = ratios(truth, answers, Keypoint.EXTENDED);
        Map<Keypoint, Double> factors = new LinkedHashMap<>();
        if (all.isEmpty()) {
            return factors;
        }
        for (Keypoint point : Keypoint.EXTENDED) {
            List<Keypoint> both = point.mirror() == point ? List.of(point) : List.of(point, point.mirror());
            List<Double> ratios = ratios(truth, answers, both);
            factors.put(point, quantile(ratios.size() < LEAST_ERRORS ? all : ratios));
        }
        return factors;
    }

    /** Each error of these points divided by its spread. */
    private static List<Double> ratios(List<Keypoints> truth, List<Keypoints> answers, List<Keypoint> points) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            Keypoints marked = truth.get(i);
            Keypoints answer = answers.get(i);
            for (Keypoint point : points) {
                if (marked.has(point) && answer.has(point) && answer.spread(point) > 0) {
                    double error = Math.hypot(answer.x(point) - marked.x(point), answer.y(point) - marked.y(point));
                    ratios.add(error / answer.spread(point));
                }
            }
        }
        return ratios;
    }

    private static double quantile(List<Double> ratios) {
        List<Double> sorted = new ArrayList<>(ratios);
        Collections.sort(sorted);
        return sorted.get((int) Math.ceil(WITHIN * sorted.size()) - 1);
    }
}
