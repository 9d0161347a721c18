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
 * A face and where it was found: a row of the results.
 *
 * @param source the path of the picture, or the file and line of a data set, such as {@code fer2013.csv:12}
 * @param frame the number of the frame in a video, from 0
 * @param time the time of the frame in a video, in seconds
 * @param track the number of the person in a video, the same in all frames
 * @param number the number of the face in its picture or frame, from 1; in pictures by descending score
 * @param face the face, in pixels of the picture
 * @param truth its annotations, if it is from a data set
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

    /** A face of a picture with several faces. */
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

    /** The same face with its annotations. */
    public FaceResult withTruth(Truth known) {
        return new FaceResult(source, frame, time, track, number, face, Optional.of(known));
    }

    /** Whether the predicted expression is the true one; empty if either is unknown. */
    public Optional<Boolean> isCorrect() {
        return face.expression()
                .flatMap(ExpressionScores::answer)
                .flatMap(best -> truth.flatMap(Truth::expression).map(expression -> expression == best));
    }

    /**
     * The row as {@link ResultWriter#json} writes it: {@code source}; {@code frame, time_s, track} if known;
     * {@code face}, its number; the fields of {@link Face#toMap}; and {@code truth} if known.
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
