package dev.mien;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One face of a picture.
 *
 * @param box where it is, in picture pixels
 * @param detectionScore how sure the detector is, in 0..1; 1 where the whole picture was taken as the face
 * @param keypoints its 15 or 27 points in picture pixels, where a key point model was asked
 * @param expression its expression, where an expression model was asked
 * @param measures what was measured on it, where that was asked
 */
public record Face(
        Box box,
        float detectionScore,
        Optional<Keypoints> keypoints,
        Optional<ExpressionScores> expression,
        Optional<Measures> measures) {

    /** A face on which nothing was measured. */
    public Face(Box box, float detectionScore, Optional<Keypoints> keypoints, Optional<ExpressionScores> expression) {
        this(box, detectionScore, keypoints, expression, Optional.empty());
    }

    /** The same face with what was measured on it. */
    public Face withMeasures(Measures taken) {
        return new Face(box, detectionScore, keypoints, expression, Optional.of(taken));
    }

    /** The same face with another expression. */
    public Face withExpression(ExpressionScores scores) {
        return new Face(box, detectionScore, keypoints, Optional.of(scores), measures);
    }

    /** The same face with Kaggle's 15 points alone. */
    public Face withFifteenPoints() {
        return new Face(box, detectionScore, keypoints.map(Keypoints::kaggle), expression, measures);
    }

    /**
     * The face as it is written in JSON: {@code box} with {@code left, top, right, bottom}, {@code detection_score}, and as far as they are
     * known {@code expression, keypoints, measures}, each as its own {@code toMap} has it, after the measures how far off each point may be
     * ({@link Keypoints#spreadsToMap}). Jackson writes faces so without being told.
     *
     * @return names in that order; nested maps, numbers with the decimals of the tables, texts
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("box", box.toMap());
        map.put("detection_score", Decimal.exactShare(detectionScore));
        expression.ifPresent(scores -> map.put("expression", scores.toMap()));
        keypoints.ifPresent(points -> map.put("keypoints", points.toMap()));
        if (measures.isPresent()) {
            map.put("measures", measuresToMap());
        }
        return map;
    }

    /** What was measured by the names of the tables' columns, and how far off each point may be; empty where nothing was. */
    public Map<String, Object> measuresToMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        measures.ifPresent(taken -> {
            map.putAll(taken.toMap());
            keypoints.ifPresent(points -> map.putAll(points.spreadsToMap()));
        });
        return map;
    }
}
