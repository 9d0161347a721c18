package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Floats;
import com.google.protobuf.Message;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.client.grpc.GrpcClients;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import dev.mien.protocol.inference.ModelInferRequest;
import dev.mien.protocol.inference.ModelInferRequest.InferInputTensor;
import dev.mien.protocol.serving.ModelSpec;
import dev.mien.protocol.serving.PredictRequest;
import dev.mien.protocol.serving.PredictionServiceGrpc;
import dev.mien.protocol.serving.PredictionServiceGrpc.PredictionServiceBlockingStub;
import dev.mien.serve.tensorflow.ClientMessages;
import dev.mien.testing.RandomModels;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls whose message is compressed, and calls whose message would become far more than it is. */
@Timeout(120)
class PackedCallsTest {
    private static final String INFER = "/inference.GRPCInferenceService/ModelInfer";
    private static final String PREDICT = "/" + PredictionServiceGrpc.SERVICE_NAME + "/Predict";
    private static final int BYTES = 24 << 20;

    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static MienServer server;

    private static WebClient client;

    @BeforeAll
    static void start() {
        server = RandomServer.start(folder, ServerFixture.limits());
        client = WebClient.builder("h2c://127.0.0.1:" + server.port())
                .responseTimeout(Duration.ofMinutes(1))
                .build();
    }

    private static PredictRequest request() {
        return PredictRequest.newBuilder()
                .setModelSpec(ModelSpec.newBuilder().setName("m"))
                .putInputs(
                        "image",
                        ClientMessages.floats(1, 96, 96, 1)
                                .addAllFloatVal(Floats.asList(RandomModels.faces(1, 1)))
                                .build())
                .build();
    }

    private static byte[] frame(int compressed, byte[] message) {
        return ByteBuffer.allocate(5 + message.length)
                .put((byte) compressed)
                .putInt(message.length)
                .put(message)
                .array();
    }

    private static CompletableFuture<AggregatedHttpResponse> send(String path, String encoding, byte[] body) {
        RequestHeaders headers = RequestHeaders.builder(HttpMethod.POST, path)
                .add("content-type", "application/grpc")
                .add("te", "trailers")
                .add("grpc-encoding", encoding)
                .build();
        return client.execute(headers, HttpData.wrap(body)).aggregate();
    }

    private static void assertRefused(AggregatedHttpResponse response, String why) {
        assertThat(response.trailers().get("grpc-status", response.headers().get("grpc-status", "none")))
                .isEqualTo("3");
        assertThat(response.trailers().get("grpc-message", response.headers().get("grpc-message", "none")))
                .contains(why);
    }

    /** So many bytes of one field of two bytes. */
    private static byte[] repeated(int tag, int value) {
        byte[] message = new byte[BYTES];
        for (int i = 0; i < BYTES; i += 2) {
            message[i] = (byte) tag;
            message[i + 1] = (byte) value;
        }
        return message;
    }

    @Test
    void aCompressedCallIsAnswered() {
        PredictionServiceBlockingStub stub =
                GrpcClients.newClient("gproto+" + server.address(), PredictionServiceBlockingStub.class);
        assertThat(stub.withCompression("gzip").predict(request())).isEqualTo(stub.predict(request()));
    }

    @Test
    void manySmallCallsThatWouldBecomeMillionsOfFieldsAreRefusedAndHoldNobodyUp() {
        byte[] outputs = frame(1, ServerFixture.gzip(repeated(0x32, 0)));
        List<CompletableFuture<AggregatedHttpResponse>> replies =
                Stream.generate(() -> send(INFER, "gzip", outputs)).limit(16).toList();
        assertThat(get(server, "/health/live").status()).isEqualTo(200);
        replies.forEach(reply -> assertRefused(reply.join(), "fields"));
    }

    @Test
    void fieldsThatNobodyKnowsCountToo() {
        assertRefused(
                send(PREDICT, "gzip", frame(1, ServerFixture.gzip(repeated(0x78, 1))))
                        .join(),
                "fields");
        assertRefused(send(PREDICT, "identity", frame(0, repeated(0x78, 1))).join(), "fields");
    }

    @Test
    void aShapeOfMillionsOfSizesIsRefused() {
        Message shape = ModelInferRequest.newBuilder()
                .setModelName("m")
                .addInputs(InferInputTensor.newBuilder().addAllShape(Collections.nCopies(1_000_000, 1L)))
                .build();
        assertRefused(send(INFER, "identity", frame(0, shape.toByteArray())).join(), "fields");
    }

    @Test
    void groupsWhichNoMessageHasAreRefused() {
        assertRefused(send(PREDICT, "identity", frame(0, repeated(0x7b, 0x7c))).join(), "no message");
    }

    @Test
    void whatIsSaidOfTheCompressionMustBeSo() {
        byte[] plain = request().toByteArray();
        assertRefused(send(PREDICT, "identity", frame(1, plain)).join(), "the call not");
        assertRefused(send(PREDICT, "gzip", frame(1, plain)).join(), "damaged");
        assertRefused(send(PREDICT, "gzip", new byte[] {0, 0, 0, 0, 9, 1}).join(), "no message");
    }
}
