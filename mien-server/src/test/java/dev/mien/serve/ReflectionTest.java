package dev.mien.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.linecorp.armeria.client.grpc.GrpcClients;
import com.linecorp.armeria.common.auth.AuthToken;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.reflection.v1.ServerReflectionGrpc.ServerReflectionStub;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The descriptions of the gRPC services, which clients such as grpcurl ask for. */
@Timeout(60)
class ReflectionTest {
    private static final String PREDICTION = "tensorflow.serving.PredictionService";
    private static final ServerReflectionRequest SERVICES =
            ServerReflectionRequest.newBuilder().setListServices("").build();

    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static MienServer server;

    @BeforeAll
    static void start() {
        server = MienServer.start(ServerFixture.options(RandomServer.model(folder))
                .withGuard(ServerOptions.Guard.defaults().withToken("secret")));
    }

    /** The first answer to a call. */
    private static final class First<T> implements StreamObserver<T> {
        private final CompletableFuture<T> answer = new CompletableFuture<>();

        @Override
        public void onNext(T response) {
            answer.complete(response);
        }

        @Override
        public void onError(Throwable failure) {
            answer.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
            answer.completeExceptionally(new IllegalStateException("no answer"));
        }
    }

    private static <T> T client(String token, Class<T> stub) {
        return GrpcClients.builder("gproto+" + server.address())
                .auth(AuthToken.ofOAuth2(token))
                .build(stub);
    }

    private static ServerReflectionResponse ask(String token, ServerReflectionRequest request) {
        First<ServerReflectionResponse> first = new First<>();
        StreamObserver<ServerReflectionRequest> requests =
                client(token, ServerReflectionStub.class).serverReflectionInfo(first);
        requests.onNext(request);
        ServerReflectionResponse response = first.answer.join();
        requests.onCompleted();
        return response;
    }

    @Test
    void allServicesAreListed() {
        assertThat(ask("secret", SERVICES).getListServicesResponse().getServiceList())
                .extracting(ServiceResponse::getName)
                .contains(
                        PREDICTION,
                        "tensorflow.serving.ModelService",
                        "inference.GRPCInferenceService",
                        "grpc.health.v1.Health");
    }

    /** The first version of the protocol, for which clients such as older grpcurl and Postman ask. */
    @Test
    void allServicesAreListedInTheFirstVersion() {
        First<io.grpc.reflection.v1alpha.ServerReflectionResponse> first = new First<>();
        var requests = client("secret", io.grpc.reflection.v1alpha.ServerReflectionGrpc.ServerReflectionStub.class)
                .serverReflectionInfo(first);
        requests.onNext(io.grpc.reflection.v1alpha.ServerReflectionRequest.newBuilder()
                .setListServices("")
                .build());
        assertThat(first.answer.join().getListServicesResponse().getServiceList())
                .extracting(io.grpc.reflection.v1alpha.ServiceResponse::getName)
                .contains(PREDICTION, "inference.GRPCInferenceService", "grpc.health.v1.Health");
        requests.onCompleted();
    }

    @Test
    void aServiceIsDescribedWithItsMethods() throws InvalidProtocolBufferException {
        ServerReflectionRequest request = ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol(PREDICTION)
                .build();
        ByteString file = ask("secret", request).getFileDescriptorResponse().getFileDescriptorProto(0);
        ServiceDescriptorProto service = FileDescriptorProto.parseFrom(file).getService(0);
        assertThat(service.getMethodList()).anyMatch(method -> method.getName().equals("Predict"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        ServerReflectionRequest request = ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol("nobody.Nothing")
                .build();
        assertThat(ask("secret", request).getErrorResponse().getErrorCode()).isEqualTo(Status.Code.NOT_FOUND.value());
    }

    @Test
    void withoutTheTokenNothingIsTold() {
        assertThatThrownBy(() -> ask("secrex", SERVICES))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refusal -> assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
    }
}
