package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.mien.serve.model.BatchOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc.HealthBlockingStub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CallHealthTest {
    private static final String LIVENESS = "liveness";
    private static final int CONNECTIONS = 5;

    @TempDir
    Path folder = Path.of("");

    private final List<ClientFactory> clients = new ArrayList<>();

    @AfterEach
    void close() {
        clients.forEach(ClientFactory::close);
    }

    private ServerOptions options() {
        return ServerFixture.options(RandomServer.model(folder));
    }

    /** A client with a connection of its own, which lasts until the test ends. */
    private HealthBlockingStub client(MienServer server) {
        ClientFactory client = ClientFactory.builder().build();
        clients.add(client);
        return GrpcClients.builder("gproto+" + server.address())
                .factory(client)
                .responseTimeout(Duration.ZERO) // watches last
                .build(HealthBlockingStub.class);
    }

    private static HealthCheckRequest of(String service) {
        return HealthCheckRequest.newBuilder().setService(service).build();
    }

    private static ServingStatus check(HealthBlockingStub health, String service) {
        return health.check(of(service)).getStatus();
    }

    private static ServingStatus next(Iterator<HealthCheckResponse> watch) {
        return watch.next().getStatus();
    }

    private static void assertRefused(ThrowingCallable call, Status.Code code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refusal -> assertThat(refusal.getStatus().getCode()).isEqualTo(code));
    }

    @Test
    void theServerAndItsServicesAreServingForWhoHasNoToken() {
        ServerOptions.Guard guard = ServerOptions.Guard.defaults().withToken("secret");
        try (MienServer server = MienServer.start(options().withGuard(guard))) {
            HealthBlockingStub health = client(server);
            for (String service : List.of(
                    "",
                    LIVENESS,
                    "tensorflow.serving.PredictionService",
                    "tensorflow.serving.ModelService",
                    "inference.GRPCInferenceService")) {
                assertThat(check(health, service)).as(service).isEqualTo(ServingStatus.SERVING);
            }
            assertRefused(() -> check(health, "nobody"), Status.Code.NOT_FOUND);
            assertThat(next(health.watch(of("nobody")))).isEqualTo(ServingStatus.SERVICE_UNKNOWN);
        }
    }

    @Test
    void whenTheServerStopsItIsNotServingButLive() throws Exception {
        MienServer server = MienServer.start(options());
        HealthBlockingStub health = client(server);
        Iterator<HealthCheckResponse> watch = health.watch(of(""));
        assertThat(next(watch)).isEqualTo(ServingStatus.SERVING);
        CompletableFuture<Void> closed;
        try (RawConnection working = RawConnection.open(server, RawConnection.post("/v1/models/m:predict", 9))) {
            assertThat(get(server, "/v1/models/m").status()).isEqualTo(200); // the other request has arrived, too
            closed = CompletableFuture.runAsync(server::close);
            assertThat(next(watch)).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(check(health, "tensorflow.serving.ModelService")).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(check(health, LIVENESS)).isEqualTo(ServingStatus.SERVING);
            assertThat(get(server, "/health").status()).isEqualTo(503);
            assertThat(get(server, "/health/live").status()).isEqualTo(200);
            assertThat(working.isSilent()).isTrue(); // neither answered nor refused yet
        }
        closed.join();
    }

    /** The models are looked at when the server starts and not again, which makes it broken after eight seconds. */
    @Test
    void aServerThatIsBrokenIsNotLive() {
        BatchOptions hasty =
                new BatchOptions(1, Duration.ZERO, 1, 1, Duration.ofMinutes(1), Duration.ofSeconds(8 - 30));
        ServerOptions options =
                ServerFixture.options(ServerFixture.limits(), hasty).withLookEvery(Duration.ofHours(1));
        try (MienServer server = MienServer.start(options)) {
            HealthBlockingStub health = client(server);
            Iterator<HealthCheckResponse> watch = health.watch(of(LIVENESS));
            assertThat(next(watch)).isEqualTo(ServingStatus.SERVING);
            assertThat(next(watch)).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(check(health, LIVENESS)).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(check(health, "")).isEqualTo(ServingStatus.SERVING);
            assertThat(get(server, "/health/live").status()).isEqualTo(503);
        }
    }

    @Test
    void aWatchLastsLongerThanOtherRequestsMay() {
        ServerOptions options = ServerFixture.options(
                ServerFixture.limits(1 << 20, 10_000, 2, 8, Duration.ofSeconds(2)),
                ServerFixture.batches(8, 8),
                RandomServer.model(folder));
        try (MienServer server = MienServer.start(options)) {
            Iterator<HealthCheckResponse> watch = client(server).watch(of(""));
            assertThat(next(watch)).isEqualTo(ServingStatus.SERVING);
            CompletableFuture<Boolean> end = CompletableFuture.supplyAsync(watch::hasNext);
            assertThatThrownBy(() -> end.get(4, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void whoWatchesOnManyConnectionsHoldsNobodyOut() {
        try (MienServer server = MienServer.start(options().withListen(ServerFixture.listen(0, CONNECTIONS)))) {
            for (int i = 0; i < 3 * CONNECTIONS; i++) {
                assertThat(next(client(server).watch(of("")))).isEqualTo(ServingStatus.SERVING);
            }
            assertThat(get(server, "/health").status()).isEqualTo(200);
        }
    }

    @Test
    void aConnectionHasFewWatches() {
        try (MienServer server = MienServer.start(options())) {
            HealthBlockingStub health = client(server);
            for (int i = 0; i < 8; i++) {
                assertThat(next(health.watch(of("")))).isEqualTo(ServingStatus.SERVING);
            }
            assertRefused(() -> next(health.watch(of(""))), Status.Code.UNAVAILABLE);
            assertThat(check(health, "")).isEqualTo(ServingStatus.SERVING);
            assertThat(next(client(server).watch(of("")))).isEqualTo(ServingStatus.SERVING);
        }
    }

    @Test
    void largeCallsAreRefused() {
        try (MienServer server = MienServer.start(options())) {
            assertRefused(() -> check(client(server), "x".repeat(2000)), Status.Code.RESOURCE_EXHAUSTED);
        }
    }
}
