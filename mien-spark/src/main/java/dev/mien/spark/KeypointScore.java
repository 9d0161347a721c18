package dev.mien.spark;

import dev.mien.metric.KeypointErrors;
import java.io.Serializable;

/**
 * The score of a key point model.
 *
 * @param errors the metrics, in pixels of the 96x96 crop
 * @param badRows the number of rows that could not be used
 */
public record KeypointScore(KeypointErrors errors, long badRows) implements Serializable {
    KeypointScore plus(KeypointScore other) {
        errors.add(other.errors);
        return new KeypointScore(errors, badRows + other.badRows);
    }
}
