package dev.mien.evaluate;

import dev.mien.Keypoints;
import dev.mien.metric.KeypointMetrics;
import java.util.List;

/**
 * The answers of a key point model, row by row, in pixels of the 96x96 crop.
 *
 * @param rows the rows' numbers in their data set, ascending; shared, not copied
 * @param truth their annotations
 * @param answers the model's points
 */
public record KeypointAnswers(int[] rows, List<Keypoints> truth, List<Keypoints> answers) {
    public KeypointAnswers {
        truth = List.copyOf(truth);
        answers = List.copyOf(answers);
    }

    /** The number of rows. */
    public int size() {
        return truth.size();
    }

    /** The mean error of a row's annotated points in pixels; NaN if there are none. */
    public double meanErrorPx(int place) {
        return KeypointMetrics.meanError(truth.get(place), answers.get(place));
    }
}
