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
 * The known training rows of a model.
 *
 * @param dataset the data set that contains them
 * @param rows their numbers in it; shared, not copied
 */
public record TrainingPart(Dataset dataset, int[] rows) {
    private static final float[] NONE = {};

    /** The rows that the files name as training rows; all of them if they name none. */
    public static TrainingPart of(Dataset dataset) {
        int[] named = Splits.named(dataset, "train");
        return new TrainingPart(
                dataset,
                named.length > 0 ? named : IntStream.range(0, dataset.size()).toArray());
    }

    /** The rows that satisfy a condition. */
    TrainingPart where(IntPredicate condition) {
        return new TrainingPart(dataset, IntStream.of(rows).filter(condition).toArray());
    }

    /**
     * The rows among {@code scoredRows}, of this data set or another one, whose image is an exact copy of a training
     * image.
     */
    int[] copies(Dataset scored, int[] scoredRows) {
        return Copies.alsoIn(scored, scoredRows, dataset, rows);
    }

    /**
     * The mean position of every point, in pixels of the 96x96 crop; empty if a point is not annotated in any of these
     * rows, or they have no points.
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
