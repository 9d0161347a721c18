package dev.mien.evaluate;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.dataset.Copies;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Splits;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The rows that a model was trained on, as far as they are known.
 *
 * @param dataset where they are
 * @param rows their numbers in it
 */
public record TrainingPart(Dataset dataset, int[] rows) {
    private static final float[] NONE = {};

    /** The rows that the files themselves name as training rows; all of them where they name none. */
    public static TrainingPart of(Dataset dataset) {
        int[] named = Splits.named(dataset, "train");
        return new TrainingPart(
                dataset,
                named.length > 0 ? named : IntStream.range(0, dataset.size()).toArray());
    }

    /** Only those of the rows that a condition holds for. */
    TrainingPart where(IntPredicate condition) {
        return new TrainingPart(dataset, IntStream.of(rows).filter(condition).toArray());
    }

    /** Those of some rows, of this data set or another one, whose image is an exact copy of one of these rows' images. */
    int[] copies(Dataset scored, int[] scoredRows) {
        return Copies.alsoIn(scored, scoredRows, dataset, rows);
    }

    /**
     * The mean place of every point, in pixels of the 96x96 crop; empty where a point is marked in none of these rows, or
     * they have no points.
     */
    Optional<Keypoints> meanFace() {
        double[] sums = new double[2 * Keypoint.COUNT];
        int[] counts = new int[sums.length];
        for (int row : rows) {
            float[] coordinates = dataset.row(row)
                    .annotation()
                    .map(annotation ->
                            CropPixels.of(annotation, dataset.image(row)).toArray(Keypoint.COUNT))
                    .orElse(NONE);
            for (int i = 0; i < coordinates.length; i++) {
                if (!Float.isNaN(coordinates[i])) {
                    sums[i] += coordinates[i];
                    counts[i]++;
                }
            }
        }
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (sums[i] / counts[i]);
        }
        Keypoints mean = Keypoints.of(means);
        return mean.count() == Keypoint.COUNT ? Optional.of(mean) : Optional.empty();
    }
}
