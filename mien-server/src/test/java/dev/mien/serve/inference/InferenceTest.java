package dev.mien.serve.inference;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.post;
import static dev.mien.serve.ServerFixture.request;
import static dev.mien.serve.ServerFixture.send;
import static dev.mien.testing.RandomModels.faces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.primitives.Floats;
import com.google.protobuf.ByteString;
import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.mien.LabelSet;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelOptions;
import dev.mien.protocol.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import dev.mien.protocol.inference.InferTensorContents;
import dev.mien.protocol.inference.ModelInferRequest;
import dev.mien.protocol.inference.ModelInferRequest.InferInputTensor;
import dev.mien.protocol.inference.ModelInferResponse;
import dev.mien.protocol.inference.ModelMetadataRequest;
import dev.mien.protocol.inference.ModelReadyRequest;
import dev.mien.protocol.inference.ServerLiveRequest;
import dev.mien.protocol.inference.ServerMetadataRequest;
import dev.mien.protocol.inference.ServerReadyRequest;
import dev.mien.serve.MienServer;
import dev.mien.serve.ServerFixture;
import dev.mien.serve.ServerFixture.Reply;
import dev.mien.serve.model.ModelSource;
import dev.mien.testing.RandomModels;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceTest {
    private static final String INFER = "/v2/models/emotion_model/infer";

    @TempDir
    static Path folder = Path.of("");

    private static MienServer server;
    private static FaceModel five;
    private static GRPCInferenceServiceBlockingStub grpc;

    @BeforeAll
    static void start() {
        Path file = RandomModels.expression(folder.resolve("five.onnx"), LabelSet.FIVE, 2);
        five = FaceModel.open(file, ModelOptions.defaults());
        server = MienServer.start(ServerFixture.options(ModelSource.file("emotion_model", file)));
        grpc = GrpcClients.newClient("gproto+" + server.address(), GRPCInferenceServiceBlockingStub.class);
    }

    @AfterAll
    static void stop() {
        server.close();
        five.close();
    }

    private static byte[] bytes(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }

    private static float[] floats(byte[] bytes, int from) {
        float[] numbers = new float[(bytes.length - from) / 4];
        ByteBuffer.wrap(bytes, from, bytes.length - from)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(numbers);
        return numbers;
    }

    @Test
    void healthAndMetadataAreTold() {
        assertThat(get(server, "/v2/health/live").status()).isEqualTo(200);
        assertThat(get(server, "/v2/health/ready").status()).isEqualTo(200);
        assertThat(get(server, "/v2").json().get("extensions").get(0).asText()).isEqualTo("binary_tensor_data");
        assertThat(get(server, "/v2/models/emotion_model/ready").status()).isEqualTo(200);
        assertThat(get(server, "/v2/models/emotion_model/versions/1/ready").status())
                .isEqualTo(200);
        assertThat(get(server, "/v2/models/emotion_model/versions/2/ready").status())
                .isEqualTo(404);
        JsonNode model = get(server, "/v2/models/emotion_model").json();
        assertThat(model.at("/inputs/0/datatype").asText()).isEqualTo("FP32");
        assertThat(model.at("/inputs/0/shape")).hasToString("[-1,96,96,1]");
        assertThat(model.at("/outputs/0/name").asText()).isEqualTo("probabilities");
        assertThat(model.at("/versions")).hasToString("[\"1\"]");
    }

    @Test
    void numbersInJsonAreAnsweredInJson() {
        float[] faces = faces(2, 1);
        String tensor = "{\"data\": " + Arrays.toString(faces)
                + ", \"shape\": [2, 96, 96, 1], \"datatype\": \"FP32\", \"name\": \"image\"}";
        Reply reply = post(server, INFER, "{\"id\": \"a\", \"inputs\": [" + tensor + "]}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("id").asText()).isEqualTo("a");
        JsonNode output = reply.json().at("/outputs/0");
        assertThat(output.get("shape")).hasToString("[2,5]");
        float[] expected = five.run(faces, 2);
        for (int i = 0; i < expected.length; i++) {
            assertThat(output.get("data").get(i).floatValue()).isCloseTo(expected[i], within(1e-5f));
        }
    }

    @Test
    void rawBytesAreAnsweredWithRawBytes() throws IOException {
        float[] faces = faces(2, 2);
        byte[] json = ("{\"inputs\": [{\"name\": \"image\", \"shape\": [2, 1, 96, 96], \"datatype\": \"FP32\","
                        + " \"parameters\": {\"binary_data_size\": " + 4 * faces.length + "}}],"
                        + " \"outputs\": [{\"name\": \"probabilities\", \"parameters\": {\"binary_data\": true}}]}")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(json);
        body.write(bytes(faces));
        Reply reply = send(request(server, INFER, "Inference-Header-Content-Length", Integer.toString(json.length))
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        assertThat(reply.status()).isEqualTo(200);
        int jsonLength = Integer.parseInt(reply.raw()
                .headers()
                .firstValue("inference-header-content-length")
                .orElseThrow());
        JsonNode head = new ObjectMapper().readTree(reply.raw().body(), 0, jsonLength);
        assertThat(head.at("/outputs/0/parameters/binary_data_size").asInt()).isEqualTo(40);
        assertThat(floats(reply.raw().body(), jsonLength)).containsExactly(five.run(faces, 2), within(1e-5f));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"inputs\": []}",
                "{\"inputs\": [1]}",
                "{\"inputs\": [{}]}",
                "{\"inputs\": [{}, {}]}",
                "{\"inputs\": [{\"name\": \"image\", \"shape\": [1,96,96,1], \"datatype\": \"FP32\", \"data\": [1]}]}",
                "{\"inputs\": [{\"name\": \"image\", \"shape\": [1,2], \"datatype\": \"FP32\", \"data\": [1, 2]}]}",
                "{\"inputs\": [{\"name\": \"image\", \"shape\": \"x\", \"datatype\": \"FP32\", \"data\": [1, 2]}]}",
                "{\"inputs\": [{\"name\": \"image\", \"shape\": [9e99], \"datatype\": \"FP32\", \"data\": [1, 2]}]}",
                "{\"inputs\": [{\"name\": \"image\", \"shape\": [1,96,96,1], \"datatype\": \"FP32\","
                        + " \"parameters\": {\"binary_data_size\": 36864}}]}",
                "{\"inputs\": [{\"name\": \"image\", \"shape\": [99999999999,96,96,1], \"datatype\": \"FP32\","
                        + " \"parameters\": {\"binary_data_size\": 0}}]}"
            })
    void whatIsNoRequestIsRefusedInWords(String body) {
        Reply reply = post(server, INFER, body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).isNotBlank();
    }

    @Test
    void whatGoesOnBehindTheRequestAndNumbersThatComeTwiceAreRefused() {
        String input = "{\"inputs\": [{\"name\": \"image\", \"shape\": [1,96,96,1], \"datatype\": \"FP32\", \"data\": "
                + Arrays.toString(faces(1, 1));
        assertThat(post(server, INFER, input + "}]}").status()).isEqualTo(200);
        assertThat(post(server, INFER, input + "}]} {}").status()).isEqualTo(400);
        assertThat(post(server, INFER, input + ", \"parameters\": {\"binary_data_size\": 0}}]}")
                        .json()
                        .get("error")
                        .asText())
                .contains("both");
    }

    @Test
    void wrongNamesPathsAndLengthsAreRefused() {
        String numbers = "\"shape\": [1,96,96,1], \"data\": " + Arrays.toString(faces(1, 1));
        for (String tensor :
                List.of("\"name\": \"x\", \"datatype\": \"FP32\", ", "\"name\": \"image\", \"datatype\": \"INT8\", ")) {
            assertThat(post(server, INFER, "{\"inputs\": [{" + tensor + numbers + "}]}")
                            .status())
                    .isEqualTo(400);
        }
        assertThat(post(server, INFER, "{}", "Inference-Header-Content-Length", "3")
                        .status())
                .isEqualTo(400);
        for (String length : List.of("x", "-1", "99999999999")) {
            assertThat(error(post(server, INFER, "{}", "Inference-Header-Content-Length", length)))
                    .contains(length);
        }
        assertThat(post(server, "/v2/models/nobody/infer", "{}").status()).isEqualTo(404);
        assertThat(post(server, "/v2/models/emotion_model", "{}").status()).isEqualTo(405);
        assertThat(get(server, "/v2/models/emotion_model/x").status()).isEqualTo(404);
    }

    @Test
    void rawBytesOfAnotherTypeAreRefusedForTheirType() {
        String json = "{\"inputs\": [{\"name\": \"image\", \"shape\": [1,96,96,1], \"datatype\": \"UINT8\","
                + " \"parameters\": {\"binary_data_size\": 9216}}]}";
        String length = Integer.toString(json.length());
        assertThat(error(post(server, INFER, json + " ".repeat(9216), "Inference-Header-Content-Length", length)))
                .contains("UINT8");
    }

    private static String error(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        return reply.json().get("error").asText();
    }

    @Test
    void grpcAnswersInTheFormItWasAsked() {
        float[] faces = faces(2, 3);
        float[] expected = five.run(faces, 2);
        InferInputTensor.Builder input = InferInputTensor.newBuilder()
                .setName("image")
                .setDatatype("FP32")
                .addAllShape(List.of(2L, 96L, 96L, 1L));
        ModelInferRequest.Builder infer =
                ModelInferRequest.newBuilder().setModelName("emotion_model").setId("b");
        ModelInferResponse raw = grpc.modelInfer(infer.clone()
                .addInputs(input)
                .addRawInputContents(ByteString.copyFrom(bytes(faces)))
                .build());
        assertThat(floats(raw.getRawOutputContents(0).toByteArray(), 0)).containsExactly(expected, within(1e-5f));
        assertThat(raw.getId()).isEqualTo("b");
        ModelInferResponse listed = grpc.modelInfer(infer.clone()
                .addInputs(input.setContents(InferTensorContents.newBuilder().addAllFp32Contents(Floats.asList(faces))))
                .build());
        assertThat(Floats.toArray(listed.getOutputs(0).getContents().getFp32ContentsList()))
                .containsExactly(expected, within(1e-5f));
        assertThatThrownBy(() -> grpc.modelInfer(
                        infer.clone().addInputs(input.clearContents()).build()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("INVALID_ARGUMENT");
    }

    @Test
    void aModelThatCannotBeLoadedIsNotReadyYetKnown() throws IOException {
        Path models = folder.resolve("models");
        Files.createDirectories(models.resolve("broken/0"));
        RandomModels.expression(models.resolve("broken/1/model.onnx"), LabelSet.FIVE, 2);
        Path damaged = Files.createDirectories(models.resolve("broken/2")).resolve("model.onnx");
        Files.writeString(damaged, "no model");
        try (MienServer other = MienServer.start(ServerFixture.options(ModelSource.folder(models)))) {
            GRPCInferenceServiceBlockingStub asked =
                    GrpcClients.newClient("gproto+" + other.address(), GRPCInferenceServiceBlockingStub.class);
            ModelReadyRequest.Builder request = ModelReadyRequest.newBuilder().setName("broken");
            assertThat(asked.modelReady(request.build()).getReady()).isTrue();
            for (String version : List.of("0", "2")) {
                assertThat(asked.modelReady(request.setVersion(version).build()).getReady())
                        .isFalse();
                assertThat(get(other, "/v2/models/broken/versions/" + version + "/ready")
                                .status())
                        .isEqualTo(503);
                JsonNode status = get(other, "/v1/models/broken/versions/" + version)
                        .json()
                        .at("/model_version_status/0");
                assertThat(status.at("/state").asText()).isEqualTo("END");
                assertThat(status.at("/status/error_message").asText()).isNotEmpty();
            }
            assertThatThrownBy(() -> asked.modelReady(request.setVersion("3").build()))
                    .hasMessageContaining("NOT_FOUND");
            assertThat(get(other, "/v2/models/broken/versions/3/ready").status())
                    .isEqualTo(404);
            assertThat(get(other, "/v2/models/broken").json().get("versions")).hasToString("[\"1\"]");
            ModelMetadataRequest.Builder described =
                    ModelMetadataRequest.newBuilder().setName("broken");
            assertThat(asked.modelMetadata(described.build()).getVersionsList()).containsExactly("1");
        }
    }

    @Test
    void grpcTellsHealthAndMetadata() {
        assertThat(grpc.serverLive(ServerLiveRequest.getDefaultInstance()).getLive())
                .isTrue();
        assertThat(grpc.serverReady(ServerReadyRequest.getDefaultInstance()).getReady())
                .isTrue();
        assertThat(grpc.serverMetadata(ServerMetadataRequest.getDefaultInstance())
                        .getName())
                .isEqualTo("mien");
        assertThat(grpc.modelReady(ModelReadyRequest.newBuilder()
                                .setName("emotion_model")
                                .setVersion("1")
                                .build())
                        .getReady())
                .isTrue();
        assertThat(grpc.modelMetadata(ModelMetadataRequest.newBuilder()
                                .setName("emotion_model")
                                .build())
                        .getInputs(0)
                        .getShapeList())
                .containsExactly(-1L, 96L, 96L, 1L);
        assertThatThrownBy(() -> grpc.modelReady(
                        ModelReadyRequest.newBuilder().setName("nobody").build()))
                .hasMessageContaining("NOT_FOUND");
        assertThatThrownBy(() -> grpc.modelReady(ModelReadyRequest.newBuilder()
                        .setName("emotion_model")
                        .setVersion("x")
                        .build()))
                .hasMessageContaining("INVALID_ARGUMENT");
    }
}
