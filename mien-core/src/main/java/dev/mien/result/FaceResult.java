package dev.mien.result;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mien.Decimal;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A face and where it was found: one row of the answer.
 *
 * @param source the picture's path, or a data set's file and line such as {@code fer2013.csv:12}
 * @param frame the frame's number in a video, from 0
 * @param time the frame's time in a video, in seconds
 * @param track the same number for the same person through a video
 * @param number the face's among those of its picture or frame, from 1, by descending score in a picture
 * @param face the face, in pixels of the picture
 * @param truth what was known of it beforehand
 */
public record FaceResult(
        String source,
        OptionalInt frame,
        OptionalDouble time,
        OptionalInt track,
        int number,
        Face face,
        Optional<Truth> truth) {

    /** The only face of a picture. */
    public static FaceResult of(String source, Face face) {
        return of(source, 1, face);
    }

    /** A face in a single picture, by its number among that picture's. */
    public static FaceResult of(String source, int number, Face face) {
        return new FaceResult(
                source,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                number,
                face,
                Optional.empty());
    }

    /** The same face with what is known of it. */
    public FaceResult withTruth(Truth known) {
        return new FaceResult(source, frame, time, track, number, face, Optional.of(known));
    }

    /** Whether the expression answered is the true one; empty where either is not known. */
    public Optional<Boolean> isCorrect() {
        return face.expression()
                .flatMap(ExpressionScores::answer)
                .flatMap(best -> truth.flatMap(Truth::expression).map(expression -> expression == best));
    }

    /**
     * The row as {@link ResultWriter#json} writes it: {@code source}; {@code frame, time_s, track} where known; {@code face}, its number; what
     * {@link Face#toMap} has; and where it is known {@code truth}.
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("source", source);
        frame.ifPresent(index -> map.put("frame", index));
        time.ifPresent(seconds -> map.put("time_s", Decimal.exactLength(seconds)));
        track.ifPresent(person -> map.put("track", person));
        map.put("face", number);
        map.putAll(face.toMap());
        truth.ifPresent(known -> map.put("truth", known.toMap()));
        return map;
    }
}
