package dev.mien.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.Box;
import dev.mien.Decimal;
import dev.mien.Expression;
import dev.mien.Face;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.MadeUpFaces;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ResultWriterTest {
    private static final String POINTS = "left_eye_center_x,left_eye_center_y,right_eye_center_x,right_eye_center_y,"
            + "left_eye_inner_corner_x,left_eye_inner_corner_y,left_eye_outer_corner_x,left_eye_outer_corner_y,"
            + "right_eye_inner_corner_x,right_eye_inner_corner_y,right_eye_outer_corner_x,right_eye_outer_corner_y,"
            + "left_eyebrow_inner_end_x,left_eyebrow_inner_end_y,left_eyebrow_outer_end_x,left_eyebrow_outer_end_y,"
            + "right_eyebrow_inner_end_x,right_eyebrow_inner_end_y,right_eyebrow_outer_end_x,right_eyebrow_outer_end_y,"
            + "nose_tip_x,nose_tip_y,mouth_left_corner_x,mouth_left_corner_y,mouth_right_corner_x,mouth_right_corner_y,"
            + "mouth_center_top_lip_x,mouth_center_top_lip_y,mouth_center_bottom_lip_x,mouth_center_bottom_lip_y";
    private static final String FIRST =
            "source,frame,time_s,track,face,left,top,right,bottom,detection_score,expression,confidence,";

    private static final Box BOX = new Box(0, 0.5f, 48, 48);

    private interface Opening {
        ResultWriter<FaceResult> on(StringWriter target) throws IOException;
    }

    private static String written(Opening opening, FaceResult... results) {
        StringWriter target = new StringWriter();
        try (ResultWriter<FaceResult> writer = opening.on(target)) {
            for (FaceResult result : results) {
                writer.write(result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toString();
    }

    private static List<String> csv(LabelSet labels, FaceResult... results) {
        return written(target -> ResultWriter.csv(target, labels), results)
                .lines()
                .toList();
    }

    private static JsonNode json(FaceResult... results) throws IOException {
        return new ObjectMapper().readTree(written(ResultWriter::json, results));
    }

    @Test
    void jacksonWritesFacesAndRowsAsTheWriterDoesWithoutBeingTold() throws IOException {
        FaceResult row = FaceResult.of("a.jpg", MadeUpFaces.happy(BOX, MadeUpFaces.diagonal(3.14159f)))
                .withTruth(Truth.of(Expression.SAD));
        ObjectMapper plain = new ObjectMapper();
        JsonNode written = json(row).get("faces").get(0);

        assertThat(plain.readTree(plain.writeValueAsString(List.of(row))).get(0))
                .isEqualTo(written);
        JsonNode face =
                plain.readTree(plain.writeValueAsString(List.of(row.face()))).get(0);
        assertThat(face.fieldNames()).toIterable().containsExactly("box", "detection_score", "expression", "keypoints");
        assertThat(face).allSatisfy(part -> assertThat(written).contains(part));
        assertThat(plain.writeValueAsString(row.face().keypoints().orElseThrow()))
                .startsWith("{\"left_eye_center\":[3.142,3.142],");
    }

    @Test
    void theCsvHeaderIsThePromisedOne() {
        assertThat(csv(LabelSet.SEVEN))
                .containsExactly(FIRST + "anger,disgust,fear,happy,sad,surprise,neutral," + POINTS);
        assertThat(csv(LabelSet.FIVE)).containsExactly(FIRST + "anger,disgust,sad,happy,surprise," + POINTS);
    }

    @Test
    void aCsvRowHoldsTheFaceInItsColumns() {
        FaceResult result = FaceResult.of("a.jpg", MadeUpFaces.happy(BOX, MadeUpFaces.diagonal(3.14159f)));
        String row = csv(LabelSet.SEVEN, result).get(1);
        assertThat(row)
                .startsWith("a.jpg,,,,1,0,0.5,48,48,1,happy,0.9,0.05,0,0,0.9,0.03,0.02,0,3.142,3.142,6.283,6.283,9.425")
                .endsWith(",47.124,47.124");
    }

    @Test
    void whatIsNotKnownIsAnEmptyCell() {
        Face bare = new Face(BOX, 0.25f, Optional.empty(), Optional.empty());
        assertThat(csv(LabelSet.FIVE, FaceResult.of("a, \"b\".jpg", bare)).get(1))
                .isEqualTo("\"a, \"\"b\"\".jpg\",,,,1,0,0.5,48,48,0.25" + ",".repeat(2 + 5 + 30));
        float[] coordinates = MadeUpFaces.diagonal(1).toArray();
        coordinates[28] = Float.NaN;
        coordinates[29] = Float.NaN;
        Face partly = new Face(BOX, 1, Optional.of(Keypoints.of(coordinates)), Optional.empty());
        assertThat(csv(LabelSet.FIVE, FaceResult.of("a", partly)).get(1)).endsWith(",14,14,,");
    }

    @Test
    void framesHaveTheirTimeAndTrack() throws IOException {
        FaceResult result = new FaceResult(
                "a.mp4",
                OptionalInt.of(7),
                OptionalDouble.of(0.28),
                OptionalInt.of(2),
                3,
                MadeUpFaces.happy(BOX, MadeUpFaces.diagonal(1)),
                Optional.empty());
        assertThat(csv(LabelSet.SEVEN, result).get(1)).startsWith("a.mp4,7,0.28,2,3,0,");
        JsonNode face = json(result).at("/faces/0");
        assertThat(face.get("frame").asInt()).isEqualTo(7);
        assertThat(face.get("time_s").asDouble()).isEqualTo(0.28);
        assertThat(face.get("track").asInt()).isEqualTo(2);
    }

    @Test
    void jsonHoldsWhatTheTableHoldsAndTheTruth() throws IOException {
        FaceResult known = FaceResult.of("ü \"b\".jpg", MadeUpFaces.happy(BOX, MadeUpFaces.diagonal(2)))
                .withTruth(new Truth(Optional.of(MadeUpFaces.diagonal(3)), Optional.of(Expression.SAD)));
        FaceResult unknown = FaceResult.of("b.jpg", new Face(BOX, 1, Optional.empty(), Optional.empty()));
        JsonNode faces = json(known, unknown).get("faces");
        assertThat(faces).hasSize(2);
        JsonNode face = faces.get(0);
        assertThat(face.get("source").asText()).isEqualTo("ü \"b\".jpg");
        assertThat(face.has("frame")).isFalse();
        assertThat(face.at("/box/top").asDouble()).isEqualTo(0.5);
        assertThat(face.at("/box/right").asDouble()).isEqualTo(48);
        assertThat(face.get("detection_score").asDouble()).isEqualTo(1);
        assertThat(face.at("/expression/label").asText()).isEqualTo("happy");
        assertThat(face.at("/expression/confidence").asDouble()).isEqualTo(0.9);
        assertThat(face.at("/expression/probabilities")).hasSize(7);
        assertThat(face.at("/expression/probabilities/surprise").asDouble()).isEqualTo(0.02);
        assertThat(face.get("keypoints")).hasSize(Keypoint.COUNT);
        assertThat(face.at("/keypoints/nose_tip/1").asDouble()).isEqualTo(22);
        assertThat(face.at("/truth/expression").asText()).isEqualTo("sad");
        assertThat(face.at("/truth/keypoints/nose_tip/0").asDouble()).isEqualTo(33);
        assertThat(faces.get(1).has("expression")).isFalse();
        assertThat(faces.get(1).has("keypoints")).isFalse();
        assertThat(faces.get(1).has("truth")).isFalse();
    }

    @Test
    void anEmptyAnswerIsStillADocument() throws IOException {
        assertThat(json().get("faces")).isEmpty();
    }

    @Test
    void numbersAreShortAndNeverHaveAnExponent() {
        assertThat(Decimal.share(1e-6)).isEqualTo("0.000001");
        assertThat(Decimal.share(4e-7)).isEqualTo("0");
        assertThat(Decimal.share(1)).isEqualTo("1");
        assertThat(Decimal.share(0.1f)).isEqualTo("0.1");
        assertThat(Decimal.length(-0.0004)).isEqualTo("0");
        assertThat(Decimal.length(-12.3456)).isEqualTo("-12.346");
        assertThat(Decimal.length(4000.05)).isEqualTo("4000.05");
        assertThat(Decimal.length(Double.NaN)).isEmpty();
        assertThat(Decimal.length(Double.POSITIVE_INFINITY)).isEmpty();
    }

    @Test
    void aTargetThatTakesNoMoreFailsAsTheInterfaceSays() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        ResultWriter<FaceResult> rows = ResultWriter.csv(full, LabelSet.SEVEN);
        FaceResult row = FaceResult.of("a.jpg", MadeUpFaces.happy(BOX, MadeUpFaces.diagonal(1)));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        rows.write(row);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }
}
