package dev.mien.detect;

import dev.mien.Box;
import java.util.Comparator;

/**
 * A face that a detector found.
 *
 * @param box the box in pixels of the picture; it may extend beyond the picture's edge
 * @param score the confidence of the detector, in 0..1
 */
public record Detection(Box box, float score) {
    /** The order by descending score. */
    public static final Comparator<Detection> BEST_FIRST =
            Comparator.comparingDouble(Detection::score).reversed();

    public Detection {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score of " + score + ", expected 0..1");
        }
    }

    /** The same face in a picture scaled by these factors. */
    Detection enlarged(double scaleX, double scaleY) {
        return new Detection(
                new Box(
                        (float) (box.left() * scaleX),
                        (float) (box.top() * scaleY),
                        (float) (box.right() * scaleX),
                        (float) (box.bottom() * scaleY)),
                score);
    }
}
