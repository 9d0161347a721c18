package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.instances;
import static dev.mien.serve.ServerFixture.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.mien.protocol.serving.GetModelStatusRequest;
import dev.mien.protocol.serving.ModelServiceGrpc.ModelServiceBlockingStub;
import dev.mien.protocol.serving.ModelSpec;
import dev.mien.protocol.serving.PredictRequest;
import dev.mien.protocol.serving.PredictionServiceGrpc.PredictionServiceBlockingStub;
import dev.mien.serve.model.BatchOptions;
import dev.mien.testing.RandomModels;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose only slot is taken by a request that waits for others to share its batch. */
@Timeout(60)
class OverloadTest {
    private static final BatchOptions ONE_PLACE =
            new BatchOptions(2, Duration.ofMinutes(1), 64, 1, Duration.ofMinutes(2), BatchOptions.MAX_RUN);
    private static final Metadata.Key<String> PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BODY = instances(RandomModels.faces(1, 1), 1);

    @TempDir
    Path folder = Path.of("");

    @AutoClose
    private MienServer server;

    private Optional<RawConnection> inWork = Optional.empty();

    @BeforeEach
    void fillTheServer() throws Exception {
        server = MienServer.start(ServerFixture.options(ServerFixture.limits(), ONE_PLACE, RandomServer.model(folder)));
        do {
            stop();
            inWork = Optional.of(RawConnection.open(server, head() + BODY));
            Thread.sleep(100); // till its body has been read; else the next one takes its place
        } while (post(server, "/v1/models/m:predict", "{}").status() != 429);
    }

    @AfterEach
    void stop() throws IOException {
        if (inWork.isPresent()) {
            inWork.get().close(); // whoever goes gives up its place
        }
    }

    private static String head() {
        return RawConnection.post("/v1/models/m:predict", BODY.length());
    }

    @Test
    void aRequestIsRefusedAtItsHeadAndItsConnectionGoesOn() throws IOException {
        try (RawConnection connection = RawConnection.open(server, head())) {
            assertThat(connection.readTo("}")).startsWith("HTTP/1.1 429").containsIgnoringCase("retry-after: 1");
            connection.write(BODY); // who has it sends it nevertheless
            connection.write(RawConnection.lastGet("/health"));
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aCallIsRefusedAndTheClientToldWhenToTryAgain() {
        PredictionServiceBlockingStub prediction =
                GrpcClients.newClient("gproto+" + server.address(), PredictionServiceBlockingStub.class);
        assertThatThrownBy(() -> prediction.predict(PredictRequest.getDefaultInstance()))
                .isInstanceOfSatisfying(StatusRuntimeException.class, refusal -> {
                    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                    assertThat(refusal.getTrailers().get(PUSHBACK)).isEqualTo("1000");
                });
    }

    @Test
    void whatIsNoWorkIsAnsweredAllTheSame() {
        ModelServiceBlockingStub models =
                GrpcClients.newClient("gproto+" + server.address(), ModelServiceBlockingStub.class);
        assertThat(models.getModelStatus(GetModelStatusRequest.newBuilder()
                                .setModelSpec(ModelSpec.newBuilder().setName("m"))
                                .build())
                        .getModelVersionStatusCount())
                .isEqualTo(1);
        assertThat(get(server, "/v1/models/m").status()).isEqualTo(200);
    }
}
