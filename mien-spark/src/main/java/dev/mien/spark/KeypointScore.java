package dev.mien.spark;

import dev.mien.evaluate.KeypointErrors;
import java.io.Serializable;

/**
 * How far points are off.
 *
 * @param errors in pixels of the 96x96 crop
 * @param badRows how many rows could not be used
 */
public record KeypointScore(KeypointErrors errors, long badRows) implements Serializable {
    KeypointScore plus(KeypointScore other) {
        errors.add(other.errors);
        return new KeypointScore(errors, badRows + other.badRows);
    }
}
