package dev.mien.serve.analyze;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.request;
import static dev.mien.serve.ServerFixture.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.Measure;
import dev.mien.image.Luma;
import dev.mien.image.Picture;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelOptions;
import dev.mien.serve.MienServer;
import dev.mien.serve.RandomServer;
import dev.mien.serve.ServerFixture;
import dev.mien.serve.ServerFixture.Reply;
import dev.mien.serve.TestPictures;
import java.awt.image.BufferedImage;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzeServiceTest {
    private static final String ANALYZE = "/v1/analyze";

    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static MienServer server;

    @BeforeAll
    static void start() {
        server = MienServer.start(ServerFixture.options().withAnalysis(RandomServer.analysis(folder)));
    }

    private static Reply analyze(byte[] body, String... headers) {
        return send(request(server, ANALYZE, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    @Test
    void aPictureIsAnsweredWithItsFaceInItsOwnPixels() {
        byte[] png = TestPictures.png(200, 100);
        Reply reply = analyze(png, "Content-Type", "image/png");
        assertThat(reply.status()).isEqualTo(200);
        JsonNode face = reply.json().at("/faces/0");
        assertThat(face.at("/box/right").asDouble()).isEqualTo(200);
        assertThat(face.at("/expression/probabilities")).hasSize(7);
        try (KeypointModel model = KeypointModel.open(folder.resolve("points.onnx"), ModelOptions.defaults())) {
            BufferedImage picture = Picture.of(png, "picture").colors();
            Keypoints expected = model.predict(List.of(Luma.gray(picture))).get(0);
            JsonNode nose = face.at("/keypoints/nose_tip");
            assertThat(nose.get(0).floatValue()).isCloseTo(expected.x(Keypoint.NOSE_TIP), within(2e-3f));
            assertThat(nose.get(1).floatValue()).isCloseTo(expected.y(Keypoint.NOSE_TIP), within(2e-3f));
        }
    }

    @Test
    void measuresComeWhereTheyAreAskedFor() {
        byte[] png = TestPictures.png(200, 100);
        Reply plain = analyze(png);
        assertThat(plain.json().at("/faces/0").has("measures")).isFalse();
        Reply measured = send(request(server, ANALYZE + "?measures=true").POST(BodyPublishers.ofByteArray(png)));
        assertThat(measured.json().at("/faces/0/measures/yaw").isNumber()).isTrue();
        assertThat(header(png, "?measures=true"))
                .contains("mouth_center_bottom_lip_y,"
                        + Measure.ALL.stream().map(Measure::label).collect(Collectors.joining(","))
                        + ",left_eye_center_spread,")
                .endsWith("mouth_center_bottom_lip_spread");
    }

    @Test
    void twentySevenPointsHaveColumnsWhereTheyAreAskedFor() {
        byte[] png = TestPictures.png(200, 100);
        assertThat(header(png, "?points=27")).contains("chin_x,chin_y").contains("left_eye_upper_lid_inner_x");
        assertThat(header(png, "?points=15")).isEqualTo(header(png, "")).doesNotContain("chin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "points=16; points=16, expected 15 or 27",
                "points=; points=, expected 15 or 27",
                "points=15&points=27; points=15,27, expected 15 or 27",
                "measures=yes; measures=yes, expected false or true",
                "measures; measures=, expected false or true",
                "annotate=no; annotate=no, expected true or false",
                "point=27; no parameter 'point', expected one of annotate, measures, points",
            })
    void aParameterThatIsNotUnderstoodIsRefused(String query, String expected) {
        byte[] png = TestPictures.png(200, 100);
        Reply wrong = send(request(server, ANALYZE + "?" + query).POST(BodyPublishers.ofByteArray(png)));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().get("error").asText()).isEqualTo(expected);
    }

    private static String header(byte[] png, String query) {
        Reply table =
                send(request(server, ANALYZE + query, "Accept", "text/csv").POST(BodyPublishers.ofByteArray(png)));
        return new String(table.raw().body(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFormMayHoldSeveralPictures() {
        Reply reply = analyze(Forms.of(TestPictures.png(96, 96), TestPictures.png(50, 60)), "Content-Type", Forms.TYPE);
        assertThat(reply.json().get("faces").findValuesAsText("source")).isEqualTo(List.of("0.png", "1.png"));
        assertThat(reply.json().at("/faces/1/box/bottom").asDouble()).isEqualTo(60);
    }

    @Test
    void theAnnotatedPictureOrATableComesWhereItIsAccepted() {
        Reply picture = analyze(TestPictures.png(200, 100), "Accept", "image/*");
        assertThat(picture.raw().headers().firstValue("content-type")).contains("image/png");
        assertThat(Picture.of(picture.raw().body(), "answer").width())
                .isEqualTo(600); // small pictures are enlarged to be readable
        Reply table = analyze(TestPictures.png(200, 100), "Accept", "text/csv");
        assertThat(new String(table.raw().body(), StandardCharsets.UTF_8))
                .startsWith("source,frame,")
                .hasLineCount(2);
        Reply any = analyze(TestPictures.png(200, 100), "Accept", "text/html,*/*;q=0.8");
        assertThat(any.json().get("faces")).hasSize(1);
    }

    @Test
    void withoutAnnotationsThePictureComesAsItIs() {
        byte[] png = TestPictures.png(200, 100);
        Reply reply = send(request(server, ANALYZE + "?annotate=false", "Accept", "image/png")
                .POST(BodyPublishers.ofByteArray(png)));
        Picture answer = Picture.of(reply.raw().body(), "answer");
        assertThat(answer.gray().pixels())
                .isEqualTo(Picture.of(png, "question").gray().pixels());
    }

    @Test
    void whatIsNoPictureIsRefusedInWords() {
        assertRefused(analyze(new byte[0]), "an empty file");
        assertRefused(analyze("hello".getBytes(StandardCharsets.US_ASCII)), "not a picture");
        String type = Forms.TYPE;
        assertRefused(analyze(Forms.of(), "Content-Type", type), "");
        assertRefused(analyze(Forms.of(new byte[] {1}), "Content-Type", type), "0.png: not a picture");
        assertRefused(analyze(Forms.of(new byte[] {1}), "Content-Type", "multipart/form-data"), "no boundary");
        assertRefused(analyze(new byte[] {1, 2}, "Content-Type", type), "");
        assertRefused(
                analyze(
                        Forms.of(TestPictures.png(9, 9), TestPictures.png(9, 9)),
                        "Content-Type",
                        type,
                        "Accept",
                        "image/png"),
                "2 pictures, expected 1");
        assertThat(get(server, ANALYZE).status()).isEqualTo(405);
    }

    private static void assertRefused(Reply reply, String message) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).isNotBlank().contains(message);
    }
}
