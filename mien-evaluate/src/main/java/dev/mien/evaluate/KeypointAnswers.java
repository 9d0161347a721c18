package dev.mien.evaluate;

import dev.mien.Keypoints;
import java.util.List;

/**
 * What a key point model said, row by row, in pixels of the 96x96 crop.
 *
 * @param rows the rows' numbers in their data set, ascending
 * @param truth their annotations
 * @param answers what the model said of each
 */
public record KeypointAnswers(int[] rows, List<Keypoints> truth, List<Keypoints> answers) {
    public KeypointAnswers {
        truth = List.copyOf(truth);
        answers = List.copyOf(answers);
    }

    /** How many rows there are. */
    public int size() {
        return truth.size();
    }

    /** The mean distance of a row's marked points, in pixels; NaN where none is marked. */
    public double meanErrorPx(int place) {
        return KeypointMetrics.meanError(truth.get(place), answers.get(place));
    }
}
