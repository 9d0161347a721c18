package dev.mien.serve;

import static dev.mien.serve.ServerFixture.instances;
import static dev.mien.serve.ServerFixture.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Floats;
import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.mien.protocol.inference.GRPCInferenceServiceGrpc;
import dev.mien.protocol.inference.InferTensorContents;
import dev.mien.protocol.inference.ModelInferRequest;
import dev.mien.protocol.inference.ModelInferRequest.InferInputTensor;
import dev.mien.protocol.serving.ModelSpec;
import dev.mien.protocol.serving.PredictRequest;
import dev.mien.protocol.serving.PredictionServiceGrpc;
import dev.mien.serve.ServerFixture.Reply;
import dev.mien.serve.tensorflow.ClientMessages;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models take gray values in 0..1: clients that send 0..255 are told so instead of getting wrong answers. */
class InputRangeTest {
    private static final String ADVICE = "expected numbers in 0..1; divide gray values of 0..255 by 255";

    @TempDir
    static Path folder = Path.of("");

    private static MienServer server;

    @BeforeAll
    static void start() {
        server = RandomServer.start(folder, ServerFixture.limits());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A face with this number in its middle. */
    private static float[] face(float number) {
        float[] face = new float[96 * 96];
        Arrays.fill(face, .5f);
        face[face.length / 2] = number;
        return face;
    }

    private static void assertRefused(Reply reply, String error) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).isEqualTo(error);
    }

    @Test
    void valuesUpTo255AreRefusedByRestWithTheFaceAndTheRange() {
        float[] second = new float[2 * 96 * 96];
        System.arraycopy(face(255), 0, second, 96 * 96, 96 * 96);
        assertRefused(
                post(server, "/v1/models/m:predict", instances(second, 2)), "'instances[1]' holds 255.0, " + ADVICE);
        String flat = Arrays.toString(face(255));
        assertRefused(
                post(server, "/v1/models/m:predict", "{\"inputs\": {\"image\": [" + flat + "]}}"),
                "'inputs.image[0]' holds 255.0, " + ADVICE);
        assertRefused(
                post(server, "/v1/models/m:classify", "{\"examples\": [{\"image\": " + flat + "}]}"),
                "'examples[0].image' holds 255.0, " + ADVICE);
        assertRefused(
                post(
                        server,
                        "/v2/models/m/infer",
                        "{\"inputs\": [{\"name\": \"image\", \"shape\": [1, 96, 96, 1], \"datatype\": \"FP32\", \"data\": "
                                + flat + "}]}"),
                "'data' holds 255.0, " + ADVICE);
    }

    @Test
    void valuesUpTo255AreRefusedByGrpcWithTheTensorAndTheRange() {
        PredictRequest predict = PredictRequest.newBuilder()
                .setModelSpec(ModelSpec.newBuilder().setName("m"))
                .putInputs(
                        "image",
                        ClientMessages.floats(1, 96, 96, 1)
                                .addAllFloatVal(Floats.asList(face(255)))
                                .build())
                .build();
        assertThatThrownBy(() -> GrpcClients.newClient(
                                "gproto+" + server.address(), PredictionServiceGrpc.PredictionServiceBlockingStub.class)
                        .predict(predict))
                .hasMessage("INVALID_ARGUMENT: the input 'image' holds 255.0, " + ADVICE);
        ModelInferRequest infer = ModelInferRequest.newBuilder()
                .setModelName("m")
                .addInputs(InferInputTensor.newBuilder()
                        .setName("image")
                        .setDatatype("FP32")
                        .addAllShape(List.of(1L, 96L, 96L, 1L))
                        .setContents(InferTensorContents.newBuilder().addAllFp32Contents(Floats.asList(face(255)))))
                .build();
        assertThatThrownBy(() -> GrpcClients.newClient(
                                "gproto+" + server.address(),
                                GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub.class)
                        .modelInfer(infer))
                .hasMessage("INVALID_ARGUMENT: the input 'image' holds 255.0, " + ADVICE);
    }

    @ParameterizedTest
    @CsvSource({"2, 2.0", "-1, -1.0", "256, 256.0", "1e39, Infinity"})
    void otherScalesAreRefused(String number, String told) {
        String body = instances(face(.25f), 1).replace("0.25", number);
        Reply reply = post(server, "/v1/models/m:predict", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText())
                .startsWith("'instances[0]' holds " + told + ", expected numbers in 0..1");
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 1, -.2f, 1.2f})
    void theRangeAndWhatResizingOvershootsAreAnswered(float number) {
        Reply reply = post(server, "/v1/models/m:predict", instances(face(number), 1));
        assertThat(reply.status()).isEqualTo(200);
    }
}
