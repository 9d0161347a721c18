package dev.mien.train.history;

/** The validation metric that selects the best epoch. */
public enum Metric {
    /** The share of faces whose likeliest class is the true one, 0..1; higher is better. */
    ACCURACY("accuracy", true),
    /** The root mean square error over all known coordinates, in pixels of the 96x96 crop; lower is better. */
    RMSE("rmse_px", false),
    /** The area under a detector's precision-recall curve, 0..1: see {@link BoxPrecision}; higher is better. */
    AVERAGE_PRECISION("average_precision", true);

    private final String label;
    private final boolean moreIsBetter;

    Metric(String label, boolean moreIsBetter) {
        this.label = label;
        this.moreIsBetter = moreIsBetter;
    }

    /** The name in {@code metrics.csv} (after {@code val_}) and in model files. */
    public String label() {
        return label;
    }

    /** Whether the first value is strictly better than the second. */
    public boolean better(double value, double other) {
        return moreIsBetter ? value > other : value < other;
    }

    /**
     * Computes the metric of these outputs.
     *
     * @param outputs [count, width]: coordinates in pixels (anything after them is ignored), logits of classes, or a
     *     detector's values
     * @param targets [count, width]: coordinates in pixels, NaN if missing, probabilities of the classes, or a
     *     detector's faces
     */
    public double of(float[] outputs, float[] targets, int count, int width) {
        return switch (this) {
            case ACCURACY -> accuracy(outputs, targets, count, width);
            case RMSE -> rmse(outputs, targets, count, width);
            case AVERAGE_PRECISION -> BoxPrecision.of(outputs, targets, count, width);
        };
    }

    private static double accuracy(float[] outputs, float[] targets, int count, int width) {
        int correct = 0;
        for (int i = 0; i < count; i++) {
            if (largest(outputs, i * width, width) == largest(targets, i * width, width)) {
                correct++;
            }
        }
        return (double) correct / count;
    }

    private static int largest(float[] values, int from, int width) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (values[from + i] > values[from + best]) {
                best = i;
            }
        }
        return best;
    }

    private static double rmse(float[] outputs, float[] targets, int count, int width) {
        double sum = 0;
        int known = 0;
        for (int i = 0; i < count * width; i++) {
            if (i % width < width / 2 * 2 && !Float.isNaN(targets[i])) { // an odd one says whether it is a face
                double error = outputs[i] - targets[i];
                sum += error * error;
                known++;
            }
        }
        return Math.sqrt(sum / known);
    }
}
