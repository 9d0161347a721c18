package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.gzip;
import static dev.mien.serve.ServerFixture.instances;
import static dev.mien.serve.ServerFixture.post;
import static dev.mien.serve.ServerFixture.request;
import static dev.mien.serve.ServerFixture.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.mien.protocol.serving.GetModelStatusRequest;
import dev.mien.protocol.serving.ModelServiceGrpc.ModelServiceBlockingStub;
import dev.mien.protocol.serving.ModelSpec;
import dev.mien.serve.ServerFixture.Reply;
import dev.mien.serve.request.Limits;
import dev.mien.testing.RandomModels;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that mean harm; after each of them the server answers others as before. */
@Timeout(120)
class HostileRequestsTest {
    private static final String PREDICT = "/v1/models/m:predict";

    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static MienServer server;

    @BeforeAll
    static void start() {
        Limits limits = ServerFixture.limits(80 << 20, 4_000_000, 256, 16, Duration.ofMinutes(1))
                .withAllBodies(200 << 20);
        server = RandomServer.startWithAnalysis(folder, limits);
    }

    private static void assertServes() {
        assertThat(get(server, "/health").status()).isEqualTo(200);
        assertThat(get(server, "/health/live").status()).isEqualTo(200);
        assertThat(post(server, PREDICT, instances(RandomModels.faces(1, 1), 1)).status())
                .isEqualTo(200);
    }

    private static Reply packed(String path, String type, byte[] bytes) throws IOException {
        return send(request(server, path, "Content-Encoding", "gzip", "Content-Type", type)
                .POST(BodyPublishers.ofByteArray(gzip(bytes))));
    }

    @Test
    void aFormOfMillionsOfPartsIsRefused() throws IOException {
        byte[] form = ("--x\r\n\r\n\r\n".repeat(3_700_000) + "--x--\r\n").getBytes(StandardCharsets.ISO_8859_1);
        Reply reply = packed("/v1/analyze", "multipart/form-data; boundary=x", form);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).contains("parts");
        assertServes();
    }

    @Test
    void picturesThatAreTooLargeTogetherAreRefusedBeforeOneIsDecoded() throws IOException {
        String face = "{\"b64\": \"" + Base64.getEncoder().encodeToString(TestPictures.png(2000, 2000)) + "\"}";
        String body = "{\"instances\": [" + (face + ",").repeat(4) + face + "]}";
        Reply reply = packed(PREDICT, "application/json", body.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).contains("16000000 pixels together");
        assertServes();
    }

    private static List<Arguments> millions() {
        return List.of(
                Arguments.of(
                        "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"FP32\",\"shape\":[",
                        "1000,",
                        "'shape' holds more than 16"),
                Arguments.of("{\"outputs\":[", "{\"name\":\"a\"},", "'outputs' holds more than 16"),
                Arguments.of("{\"id\":\"", "aaaaaaaa", "String value length"));
    }

    @ParameterizedTest
    @MethodSource("millions")
    void listsAndTextsOfMillionsAreRefusedBeforeTheyAreKept(String head, String unit, String why) throws IOException {
        byte[] body = (head + unit.repeat(5_000_000)).getBytes(StandardCharsets.ISO_8859_1);
        Reply reply = packed("/v2/models/m/infer", "application/json", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).contains(why).doesNotContain("`");
        assertServes();
    }

    /** What is left of an answer until the server closes. */
    private static String answer(String request) throws IOException {
        try (RawConnection connection = RawConnection.open(server, request)) {
            return connection.readToEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/models/m:predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "POST /v1/models/m:predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
                "GET /health HTTP/1.1\r\nHost: localhost\r\nHost: example.org\r\n"
            })
    void whatTwoServersMayReadDifferentlyIsRefused(String head) throws IOException {
        assertThat(answer(head + "Connection: close\r\n\r\n0\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertServes();
    }

    @Test
    void aForeignHostIsNotAnswered() throws IOException {
        assertThat(answer("GET /metrics HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("the option allow-host");
    }

    @Test
    void whoIsAnsweredAndSendsSlowlyOnIsClosed() throws Exception {
        String head = RawConnection.post("/v1/models/unknown:predict", 9_999_999);
        try (RawConnection connection = RawConnection.open(server, head)) {
            assertThatThrownBy(() -> {
                        while (true) {
                            connection.write("x");
                            Thread.sleep(100);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/analyze, GET, POST",
        "/v1/models, DELETE, GET",
        "/, DELETE, 'GET, HEAD'",
        "/v2/models/m/infer, GET, POST",
        "/device/models.json, POST, 'GET, HEAD'",
        "/metrics, POST, GET",
        "/health, POST, 'GET, HEAD'",
        "/openapi.json, DELETE, 'GET, HEAD'"
    })
    void anotherMethodIsRefusedInJsonWithThoseThatAreTaken(String path, String method, String allowed) {
        Reply reply = send(request(server, path).method(method, BodyPublishers.noBody()));
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.json().get("error").asText()).isEqualTo("expected " + allowed);
        assertThat(reply.raw().headers().firstValue("allow")).contains(allowed);
    }

    @Test
    void allModelsAreListedAndTheServerDoesNotSayWhatItIs() {
        Reply reply = get(server, "/v1/models");
        assertThat(reply.json().at("/models/0/name").asText()).isEqualTo("m");
        assertThat(reply.json().at("/models/0/model_version_status/0/state").asText())
                .isEqualTo("AVAILABLE");
        assertThat(reply.raw().headers().firstValue("server")).isEmpty();
    }

    @Test
    void whatCameInIsToldShortly() {
        String name = "x".repeat(2000);
        Reply reply = post(server, "/v1/models/" + name + ":predict", "{}");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("error").asText())
                .contains("x".repeat(100) + "...")
                .hasSizeLessThan(200);
        ModelServiceBlockingStub models =
                GrpcClients.newClient("gproto+" + server.address(), ModelServiceBlockingStub.class);
        assertThatThrownBy(() -> models.getModelStatus(GetModelStatusRequest.newBuilder()
                        .setModelSpec(ModelSpec.newBuilder().setName("x".repeat(100_000)))
                        .build()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refusal -> assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND));
    }

    @Test
    void severalPicturesAreAnsweredEachForItself() throws IOException {
        byte[] good = TestPictures.png(40, 40);
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        String part = "--x\r\nContent-Disposition: form-data; name=\"p\"; filename=\"%s\"\r\n\r\n";
        form.writeBytes(String.format(part, "good.png").getBytes(StandardCharsets.ISO_8859_1));
        form.writeBytes(good);
        form.writeBytes(("\r\n" + String.format(part, "bad.jpg") + "no picture").getBytes(StandardCharsets.ISO_8859_1));
        form.writeBytes("\r\n--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--x--\r\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        Reply reply = packed("/v1/analyze", "multipart/form-data; boundary=x", form.toByteArray());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("faces")).hasSize(1);
        assertThat(reply.json().get("pictures")).hasSize(2);
        assertThat(reply.json().at("/pictures/0/faces").asInt()).isEqualTo(1);
        assertThat(reply.json().at("/pictures/1/source").asText()).isEqualTo("bad.jpg");
        assertThat(reply.json().at("/pictures/1/error").asText()).contains("bad.jpg");
    }

    @Test
    void theTokenIsAskedForAsTheStandardSays() {
        ServerOptions options =
                ServerFixture.options().withGuard(ServerOptions.Guard.defaults().withToken("secret"));
        try (MienServer guarded = MienServer.start(options)) {
            assertThat(get(guarded, "/metrics").raw().headers().firstValue("www-authenticate"))
                    .contains("Bearer realm=\"mien\"");
            assertThat(get(guarded, "/metrics", "Authorization", "bearer secret")
                            .status())
                    .isEqualTo(200);
        }
    }
}
