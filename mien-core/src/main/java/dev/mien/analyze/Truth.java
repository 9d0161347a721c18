package dev.mien.analyze;

import dev.mien.Expression;
import dev.mien.Keypoints;
import java.util.Optional;

/**
 * What is known of a face beforehand, from a data set's row.
 *
 * @param keypoints the marked points in picture pixels
 * @param expression the class it was given
 */
public record Truth(Optional<Keypoints> keypoints, Optional<Expression> expression) {
    /** A face whose points are marked. */
    public static Truth of(Keypoints keypoints) {
        return new Truth(Optional.of(keypoints), Optional.empty());
    }

    /** A face whose expression was named. */
    public static Truth of(Expression expression) {
        return new Truth(Optional.empty(), Optional.of(expression));
    }
}
