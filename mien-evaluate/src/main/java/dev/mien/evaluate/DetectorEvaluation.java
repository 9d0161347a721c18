package dev.mien.evaluate;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well a detector finds marked faces, and how often it finds one where there is none.
 *
 * @param detector its name
 * @param faces the score of the best box on each marked face, 0 where none lies on it
 * @param falseFaces the score of each box in the photos without a face
 * @param photos how many photos without a face there are
 * @param overlap the mean intersection over union of the boxes on marked faces
 * @param milliseconds the median time of a photo
 */
public record DetectorEvaluation(
        String detector, double[] faces, double[] falseFaces, int photos, double overlap, double milliseconds) {

    /** The share of marked faces found at that score or above. */
    public double recall(double score) {
        return (double) count(faces, score) / faces.length;
    }

    /** How many faces are found at that score or above, in the mean, in a photo that has none. */
    public double falsePerPhoto(double score) {
        return (double) falseFaces(score) / photos;
    }

    /** How many faces are found at that score or above in the photos that have none. */
    public int falseFaces(double score) {
        return count(falseFaces, score);
    }

    /** Of the marked faces found and the false ones at that score or above, the share of the former; 1 where there is none. */
    public double precision(double score) {
        int right = count(faces, score);
        int all = right + falseFaces(score);
        return all == 0 ? 1 : (double) right / all;
    }

    /** Every score at which a figure changes, the highest first: the points of the curves. */
    public double[] scores() {
        double[] rising = DoubleStream.concat(DoubleStream.of(faces), DoubleStream.of(falseFaces))
                .filter(score -> score > 0)
                .sorted()
                .distinct()
                .toArray();
        return IntStream.range(0, rising.length)
                .mapToDouble(i -> rising[rising.length - 1 - i])
                .toArray();
    }

    private static int count(double[] scores, double least) {
        return (int) DoubleStream.of(scores)
                .filter(score -> score > 0 && score >= least)
                .count();
    }
}
