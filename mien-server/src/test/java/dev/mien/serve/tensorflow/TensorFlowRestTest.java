package dev.mien.serve.tensorflow;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.instances;
import static dev.mien.serve.ServerFixture.nested;
import static dev.mien.serve.ServerFixture.post;
import static dev.mien.testing.RandomModels.faces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import dev.mien.image.Resize;
import dev.mien.model.FaceModel;
import dev.mien.serve.MienServer;
import dev.mien.serve.ServerFixture.Reply;
import dev.mien.serve.TwoModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFlowRestTest {
    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static TwoModels models;

    private static MienServer server;
    private static FaceModel points;
    private static FaceModel five;

    @BeforeAll
    static void start() {
        models = TwoModels.serve(folder);
        server = models.server();
        points = models.points();
        five = models.five();
    }

    @Test
    void rowsAreAnsweredAsTheModelAnswersThem() {
        float[] faces = faces(3, 1);
        Reply reply = post(server, "/v1/models/keypoint_model/versions/1:predict", instances(faces, 3));
        assertThat(reply.status()).isEqualTo(200);
        assertSame(reply.rows("predictions"), points.run(faces, 3), 30);
    }

    @Test
    void theLatestVersionAnswersWithoutANumber() {
        float[] faces = faces(1, 2);
        Reply reply = post(server, "/v1/models/emotion_model:predict", instances(faces, 1));
        assertSame(reply.rows("predictions"), five.run(faces, 1), 5);
    }

    @Test
    void columnsAreAnsweredAsOutputs() {
        float[] faces = faces(2, 3);
        float[] expected = five.run(faces, 2);
        String plain = "{\"inputs\": " + nested(faces, 2) + "}";
        String named = "{\"inputs\": {\"image\": " + nested(faces, 2) + "}}";
        assertSame(post(server, "/v1/models/emotion_model:predict", plain).rows("outputs"), expected, 5);
        assertSame(post(server, "/v1/models/emotion_model:predict", named).rows("outputs"), expected, 5);
    }

    @Test
    void rowsMayNameTheInputOrLeaveTheChannelOutOrHoldPictures() throws IOException {
        byte[] pixels = new byte[48 * 40];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 7);
        }
        GrayImage picture = new GrayImage(48, 40, pixels);
        Path file = folder.resolve("picture.png");
        PictureFiles.writePng(file, Luma.picture(picture));
        String b64 = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        float[] face = new float[96 * 96];
        Resize.toFloats(picture, 96, 96, face, 0);
        String numbers = nested(face, 1);
        String row = numbers.substring(1, numbers.length() - 1);
        String flat = row.replace("[", "").replace("]", "");
        String lines =
                Base64.getMimeEncoder().encodeToString(Files.readAllBytes(file)).replace("\r\n", "\\n");
        String body = "{\"instances\": [" + row + ", {\"image\": " + row + "}, [" + flat + "], {\"b64\": \"" + b64
                + "\"}, {\"image\": {\"b64\": \"" + b64.replace("=", "") + "\"}}, {\"b64\": \"" + lines + "\"}]}";
        float[][] rows = post(server, "/v1/models/emotion_model:predict", body).rows("predictions");
        float[] expected = five.run(face, 1);
        assertThat(rows).hasNumberOfRows(6);
        for (float[] answer : rows) {
            assertThat(answer).containsExactly(expected, within(1e-5f));
        }
    }

    @Test
    void aVersionByALabelIsRefusedAsNoVersionHasOne() {
        String path = "/v1/models/emotion_model/labels/stable";
        String error = "Unrecognized servable version label: stable";
        for (Reply reply : List.of(post(server, path + ":predict", "{}"), get(server, path))) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("error").asText()).isEqualTo(error);
        }
    }

    @Test
    void classesComeWithTheirNames() {
        float[] faces = faces(2, 4);
        String flat = Arrays.toString(Arrays.copyOf(faces, 96 * 96));
        String body = "{\"examples\": [{\"image\": " + flat + "}]}";
        Reply reply = post(server, "/v1/models/emotion_model:classify", body);
        assertThat(reply.json().at("/results/0/3/0").asText()).isEqualTo("happy");
        assertThat(reply.json().at("/results/0/3/1").floatValue()).isCloseTo(five.run(faces, 1)[3], within(1e-5f));
    }

    @Test
    void aRegressionAnswersOneNumberOfEachFace() {
        float[] faces = faces(1, 5);
        String body =
                "{\"signature_name\": \"nose_tip_y\", \"examples\": [{\"image\": " + Arrays.toString(faces) + "}]}";
        Reply reply = post(server, "/v1/models/keypoint_model:regress", body);
        assertThat(reply.json().at("/results/0").floatValue()).isCloseTo(points.run(faces, 1)[21], within(1e-5f));
    }

    @Test
    void statusAndMetadataAreTheOriginals() {
        Reply status = get(server, "/v1/models/emotion_model");
        assertThat(status.json().at("/model_version_status/0/version").asText()).isEqualTo("1");
        assertThat(status.json().at("/model_version_status/0/state").asText()).isEqualTo("AVAILABLE");
        assertThat(status.json().at("/model_version_status/0/status/error_code").asText())
                .isEqualTo("OK");
        Reply metadata = get(server, "/v1/models/emotion_model/versions/1/metadata");
        assertThat(metadata.json().at("/model_spec/name").asText()).isEqualTo("emotion_model");
        String signature = "/metadata/signature_def/signature_def/serving_default";
        assertThat(metadata.json().at(signature + "/method_name").asText()).isEqualTo("tensorflow/serving/predict");
        assertThat(metadata.json().at(signature + "/inputs/image/dtype").asText())
                .isEqualTo("DT_FLOAT");
        assertThat(metadata.json()
                        .at(signature + "/inputs/image/tensor_shape/dim")
                        .findValuesAsText("size"))
                .isEqualTo(List.of("-1", "96", "96", "1"));
        assertThat(metadata.json()
                        .at(signature + "/outputs/probabilities/tensor_shape/dim")
                        .findValuesAsText("size"))
                .isEqualTo(List.of("-1", "5"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models/nobody:predict, 404, Servable not found for request: Latest(nobody)",
        "/v1/models/emotion_model/versions/2:predict, 404, 'Servable not found for request: Specific(emotion_model, 2)'",
        "/v1/models/emotion_model:explain, 400, Malformed request: POST /v1/models/emotion_model:explain",
        "/v1/models/emotion_model, 400, Malformed request: POST /v1/models/emotion_model",
        "/v1/models/..%2F..%2Fetc%2Fpasswd:predict, 400, Invalid request path",
        "/v1/models, 405, expected GET"
    })
    void wrongPathsAreRefusedInTheOriginalsWords(String path, int status, String error) {
        Reply reply = post(server, path, "{}");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().get("error").asText()).startsWith(error);
    }

    @Test
    void statusOfWhatIsNotThereIsNotFound() {
        assertThat(get(server, "/v1/models/nobody").status()).isEqualTo(404);
        assertThat(get(server, "/v1/models/emotion_model/versions/7").status()).isEqualTo(404);
        assertThat(get(server, "/v1/models/nobody/metadata").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"instances\": 3}",
                "{\"instances\": []}",
                "{\"instances\": [3]}",
                "{\"instances\": [null]}",
                "{\"instances\": [[]]}",
                "{\"instances\": [[1, 2]]}",
                "{\"instances\": [[[1], 2]]}",
                "{\"instances\": [[[1, 2], [3]]]}",
                "{\"instances\": [[[[[1]]]]]}",
                "{\"instances\": [[\"a\"]]}",
                "{\"instances\": [{}]}",
                "{\"instances\": [{\"x\": 1}]}",
                "{\"instances\": [{\"b64\": 1}]}",
                "{\"instances\": [{\"b64\": \"!\"}]}",
                "{\"instances\": [{\"b64\": \"AAAA\"}]}",
                "{\"instances\": [{\"b64\": null}]}",
                "{\"instances\": [[1e999]]}",
                "{\"instances\": [[1]], \"inputs\": [[1]]}",
                "{\"inputs\": {\"x\": []}}",
                "{\"inputs\": {\"image\": [], \"x\": 1}}",
                "{\"signature_name\": {}}",
                "{\"signature_name\": \"other\", \"instances\": [[1]]}",
                "{\"x\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}",
                "\u0000\u0001"
            })
    void whatIsNoRequestIsRefusedInWords(String body) {
        Reply reply = post(server, "/v1/models/emotion_model:predict", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).isNotBlank();
    }

    @Test
    void classesAndNumbersAreRefusedWhereThereAreNone() {
        String body = "{\"examples\": [{\"image\": " + Arrays.toString(faces(1, 6)) + "}]}";
        assertThat(post(server, "/v1/models/keypoint_model:classify", body).status())
                .isEqualTo(400);
        Reply regress = post(server, "/v1/models/keypoint_model:regress", body);
        assertThat(regress.status()).isEqualTo(400);
        assertThat(regress.json().get("error").asText()).contains("left_eye_center_x");
    }

    private static void assertSame(float[][] rows, float[] expected, int outputs) {
        assertThat(rows.length * outputs).isEqualTo(expected.length);
        for (int i = 0; i < rows.length; i++) {
            float[] row = Arrays.copyOfRange(expected, i * outputs, (i + 1) * outputs);
            assertThat(rows[i]).containsExactly(row, within(1e-5f));
        }
    }
}
