package dev.mien;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A face in a picture: where it is, and what the models and measurements say of it.
 *
 * @param box where it is, in picture pixels
 * @param detectionScore the detector's confidence in 0..1; 1 if the whole picture was taken as the face
 * @param keypoints its 15 or 27 points in picture pixels; empty without a key point model
 * @param expression its expression; empty without an expression model, or if the face lies mostly outside of the picture
 * @param measures its measures; empty unless they were requested
 */
public record Face(
        Box box,
        float detectionScore,
        Optional<Keypoints> keypoints,
        Optional<ExpressionScores> expression,
        Optional<Measures> measures) {

    /** A face without measures. */
    public Face(Box box, float detectionScore, Optional<Keypoints> keypoints, Optional<ExpressionScores> expression) {
        this(box, detectionScore, keypoints, expression, Optional.empty());
    }

    /** The same face with these measures. */
    public Face withMeasures(Measures taken) {
        return new Face(box, detectionScore, keypoints, expression, Optional.of(taken));
    }

    /** The same face with another expression. */
    public Face withExpression(ExpressionScores scores) {
        return new Face(box, detectionScore, keypoints, Optional.of(scores), measures);
    }

    /** The same face with only Kaggle's 15 points. */
    public Face withFifteenPoints() {
        return new Face(box, detectionScore, keypoints.map(Keypoints::kaggle), expression, measures);
    }

    /**
     * The face as it is written in JSON: {@code box} with {@code left, top, right, bottom}, {@code detection_score},
     * and if present {@code expression, keypoints, measures}, each as its own {@code toMap} returns it; the points'
     * spreads ({@link Keypoints#spreadsToMap}) follow the measures. Jackson serializes faces like this by itself.
     *
     * @return the fields in that order: nested maps, numbers with the decimals of the tables, and texts
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

    /** The measures and the points' spreads by the names of the tables' columns; empty without measures. */
    public Map<String, Object> measuresToMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        measures.ifPresent(taken -> {
            map.putAll(taken.toMap());
            keypoints.ifPresent(points -> map.putAll(points.spreadsToMap()));
        });
        return map;
    }
}
