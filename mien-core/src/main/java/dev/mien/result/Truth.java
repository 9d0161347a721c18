package dev.mien.result;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mien.Expression;
import dev.mien.Keypoints;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The annotations of a face in a row of a data set.
 *
 * @param keypoints the annotated points in picture pixels
 * @param expression the annotated class
 */
public record Truth(Optional<Keypoints> keypoints, Optional<Expression> expression) {
    /** Whether there is any annotation. */
    public boolean isKnown() {
        return keypoints.isPresent() || expression.isPresent();
    }

    /** A face with annotated points. */
    public static Truth of(Keypoints keypoints) {
        return new Truth(Optional.of(keypoints), Optional.empty());
    }

    /** A face with an annotated expression. */
    public static Truth of(Expression expression) {
        return new Truth(Optional.empty(), Optional.of(expression));
    }

    /** The annotations: {@code expression}, a name, and {@code keypoints}, if present. */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        expression.ifPresent(known -> map.put("expression", known.label()));
        keypoints.ifPresent(points -> map.put("keypoints", points.toMap()));
        return map;
    }
}
