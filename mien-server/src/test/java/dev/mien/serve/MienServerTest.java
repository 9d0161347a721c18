package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.instances;
import static dev.mien.serve.ServerFixture.post;
import static dev.mien.serve.ServerFixture.request;
import static dev.mien.serve.ServerFixture.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.mien.UserError;
import dev.mien.protocol.serving.GetModelStatusRequest;
import dev.mien.protocol.serving.ModelServiceGrpc.ModelServiceBlockingStub;
import dev.mien.serve.ServerFixture.Reply;
import dev.mien.serve.model.BatchOptions;
import dev.mien.serve.model.ModelSource;
import dev.mien.testing.RandomModels;
import io.grpc.StatusRuntimeException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MienServerTest {
    private static final String PREDICT = "/v1/models/m:predict";

    @TempDir
    Path folder = Path.of("");

    private ModelSource model() {
        return RandomServer.model(folder);
    }

    @Test
    void healthAndMetricsTellWhatGoesOn() {
        try (MienServer server = MienServer.start(ServerFixture.options(model()))) {
            assertThat(get(server, "/health").status()).isEqualTo(200);
            assertThat(get(server, "/health/live").status()).isEqualTo(200);
            assertThat(get(server, "/health/ready").status()).isEqualTo(200);
            post(server, PREDICT, instances(RandomModels.faces(3, 1), 3));
            post(server, PREDICT, "{}");
            post(server, "/v1/models/unknown:predict", "{}");
            ModelServiceBlockingStub calls =
                    GrpcClients.newClient("gproto+" + server.address(), ModelServiceBlockingStub.class);
            GetModelStatusRequest.Builder status = GetModelStatusRequest.newBuilder();
            status.getModelSpecBuilder().setName("m");
            assertThat(calls.getModelStatus(status.build()).getModelVersionStatusCount())
                    .isEqualTo(1);
            status.getModelSpecBuilder().setName("unknown");
            assertThatThrownBy(() -> calls.getModelStatus(status.build())).isInstanceOf(StatusRuntimeException.class);
            String metrics = new String(get(server, "/metrics").raw().body(), StandardCharsets.UTF_8);
            assertThat(metrics)
                    .contains("mien_requests_seconds_count{api=\"tensorflow-grpc\",model=\"\",status=\"OK\"} 1")
                    .contains("mien_requests_seconds_count{api=\"tensorflow-grpc\",model=\"\",status=\"NOT_FOUND\"} 1")
                    .contains("mien_requests_seconds_count{api=\"tensorflow-rest\",model=\"m\",status=\"200\"} 1")
                    .contains("mien_requests_seconds_count{api=\"tensorflow-rest\",model=\"m\",status=\"400\"} 1")
                    .contains("mien_requests_seconds_count{api=\"tensorflow-rest\",model=\"\",status=\"404\"} 1")
                    .contains("mien_batch_faces_sum{model=\"m\"} 3.0")
                    .contains("mien_queue_faces{model=\"m\"} 0.0")
                    .contains("mien_model_loads_total{model=\"m\",result=\"loaded\"} 1");
        }
    }

    @Test
    void moreThanCanBeDoneIsRefusedWithATimeToTryAgain() {
        BatchOptions small = new BatchOptions(1, Duration.ZERO, 1, 1, Duration.ofMinutes(1), BatchOptions.MAX_RUN);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try (MienServer server = MienServer.start(ServerFixture.options(ServerFixture.limits(), small, model()))) {
            String body = instances(RandomModels.faces(16, 1), 16);
            List<CompletableFuture<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                replies.add(CompletableFuture.supplyAsync(() -> post(server, PREDICT, body), clients));
            }
            List<Reply> all = replies.stream().map(CompletableFuture::join).toList();
            assertThat(all).extracting(Reply::status).containsOnly(200, 429).contains(200, 429);
            assertThat(all).filteredOn(reply -> reply.status() == 429).allSatisfy(reply -> {
                assertThat(reply.raw().headers().firstValue("retry-after")).contains("1");
                assertThat(reply.json().get("error").asText()).contains("try again");
            });
        } finally {
            clients.shutdown();
        }
    }

    @Test
    void stoppingAnswersWhatWasTaken() throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        MienServer server = MienServer.start(ServerFixture.options(model()));
        String body = instances(RandomModels.faces(16, 1), 16);
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            replies.add(CompletableFuture.supplyAsync(() -> post(server, PREDICT, body), clients));
        }
        while (taken(server) < 1) {
            Thread.sleep(5);
        }
        server.close();
        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<Reply> reply : replies) {
            statuses.add(reply.handle((answer, failure) -> failure == null ? answer.status() : 0)
                    .join());
        }
        clients.shutdown();
        assertThat(statuses).contains(200).isSubsetOf(200, 503, 0); // 0: never taken, since the door was closed
    }

    private static double taken(MienServer server) {
        String metrics = new String(get(server, "/metrics").raw().body(), StandardCharsets.UTF_8);
        return metrics.lines()
                .filter(line ->
                        line.startsWith("mien_queue_wait_seconds_count") || line.startsWith("mien_queue_faces{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void withATokenOnlyHealthIsToldToAll() {
        ServerOptions options = ServerFixture.options(model())
                .withGuard(
                        ServerOptions.Guard.defaults().withToken("secret").withOrigins(List.of("https://example.org")));
        try (MienServer server = MienServer.start(options)) {
            assertThat(get(server, "/health").status()).isEqualTo(200);
            assertThat(get(server, "/v1/models/m").status()).isEqualTo(401);
            assertThat(get(server, "/metrics").status()).isEqualTo(401);
            assertThat(get(server, "/v1/models/m", "Authorization", "Bearer secrex")
                            .status())
                    .isEqualTo(401);
            assertThat(get(server, "/v1/models/m", "Authorization", "Bearer secret")
                            .status())
                    .isEqualTo(200);
            Reply preflight = send(
                    request(server, PREDICT, "Origin", "https://example.org", "Access-Control-Request-Method", "POST")
                            .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(preflight.raw().headers().firstValue("access-control-allow-origin"))
                    .contains("https://example.org");
        }
    }

    @Test
    void otherOriginsAreNotAllowedByDefault() {
        try (MienServer server = MienServer.start(ServerFixture.options(model()))) {
            Reply reply = get(server, "/v1/models/m", "Origin", "https://example.org");
            assertThat(reply.raw().headers().firstValue("access-control-allow-origin"))
                    .isEmpty();
        }
    }

    @Test
    void aModelThatCannotBeLoadedKeepsTheServerFromStarting() throws Exception {
        Path file = Files.writeString(folder.resolve("m.onnx"), "no model");
        assertThatThrownBy(() -> MienServer.start(ServerFixture.options(ModelSource.file("m", file))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("m.onnx: not an ONNX file");
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        try (MienServer server = MienServer.start(ServerFixture.options(model()))) {
            ServerOptions same = ServerFixture.options(model()).withListen(ServerFixture.listen(server.port(), 10));
            assertThatThrownBy(() -> MienServer.start(same))
                    .isInstanceOf(UserError.class)
                    .hasMessageMatching("127.0.0.1:\\d+: cannot listen: [^:()]+; choose another address .*");
        }
    }

    @Test
    void aHostThatDoesNotExistIsSaid() {
        ServerOptions.Listen nowhere = ServerOptions.Listen.defaults().withAddress("no-such-host.invalid", 0);
        ServerOptions options = ServerFixture.options(model()).withListen(nowhere);
        assertThatThrownBy(() -> MienServer.start(options))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("no-such-host.invalid: no address of this name; give an address");
    }
}
