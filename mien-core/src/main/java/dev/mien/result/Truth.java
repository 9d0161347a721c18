package dev.mien.result;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mien.Expression;
import dev.mien.Keypoints;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a face beforehand, from a data set's row.
 *
 * @param keypoints the marked points in picture pixels
 * @param expression the class it was given
 */
public record Truth(Optional<Keypoints> keypoints, Optional<Expression> expression) {
    /** Whether anything is known. */
    public boolean isKnown() {
        return keypoints.isPresent() || expression.isPresent();
    }

    /** A face whose points are marked. */
    public static Truth of(Keypoints keypoints) {
        return new Truth(Optional.of(keypoints), Optional.empty());
    }

    /** A face whose expression was named. */
    public static Truth of(Expression expression) {
        return new Truth(Optional.empty(), Optional.of(expression));
    }

    /** {@code expression}, a name, and {@code keypoints}, as far as they are known. */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        expression.ifPresent(known -> map.put("expression", known.label()));
        keypoints.ifPresent(points -> map.put("keypoints", points.toMap()));
        return map;
    }
}
