package dev.mien.serve;

import static dev.mien.serve.ServerFixture.get;
import static dev.mien.serve.ServerFixture.instances;
import static dev.mien.serve.ServerFixture.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.mien.protocol.serving.ClassificationRequest;
import dev.mien.protocol.serving.ExampleList;
import dev.mien.protocol.serving.Input;
import dev.mien.protocol.serving.ModelSpec;
import dev.mien.protocol.serving.PredictRequest;
import dev.mien.protocol.serving.PredictionServiceGrpc.PredictionServiceBlockingStub;
import dev.mien.protocol.tensorflow.BytesList;
import dev.mien.protocol.tensorflow.DataType;
import dev.mien.protocol.tensorflow.Example;
import dev.mien.protocol.tensorflow.Feature;
import dev.mien.protocol.tensorflow.Features;
import dev.mien.protocol.tensorflow.TensorProto;
import dev.mien.protocol.tensorflow.TensorShapeProto;
import dev.mien.testing.RandomModels;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small messages that would become much: refused by what the pictures' heads say, before one is decoded. */
@Timeout(120)
class HostileCallsTest {
    private static final String TOGETHER = "16000000 pixels together";

    /** Five of 2000x2000 where a request may bring four. */
    private static final List<ByteString> PICTURES =
            Collections.nCopies(5, ByteString.copyFrom(TestPictures.png(2000, 2000)));

    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static MienServer server;

    private static PredictionServiceBlockingStub tensorflow;

    @BeforeAll
    static void start() {
        server = RandomServer.start(folder, ServerFixture.limits(32 << 20, 4_000_000, 256, 16, Duration.ofMinutes(1)));
        tensorflow = GrpcClients.newClient("gproto+" + server.address(), PredictionServiceBlockingStub.class);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refusal -> assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT))
                .hasMessageContaining(TOGETHER);
        assertThat(get(server, "/health/live").status()).isEqualTo(200);
        assertThat(post(server, "/v1/models/m:predict", instances(RandomModels.faces(1, 1), 1))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void stringsOfATensor() {
        TensorProto.Builder pictures = TensorProto.newBuilder()
                .setDtype(DataType.DT_STRING)
                .setTensorShape(TensorShapeProto.newBuilder()
                        .addDim(TensorShapeProto.Dim.newBuilder().setSize(PICTURES.size())))
                .addAllStringVal(PICTURES);
        PredictRequest request = PredictRequest.newBuilder()
                .setModelSpec(ModelSpec.newBuilder().setName("m"))
                .putInputs("image", pictures.build())
                .build();
        assertRefused(() -> tensorflow.predict(request));
    }

    @Test
    void examples() {
        ExampleList.Builder examples = ExampleList.newBuilder();
        for (ByteString picture : PICTURES) {
            Feature feature = Feature.newBuilder()
                    .setBytesList(BytesList.newBuilder().addValue(picture))
                    .build();
            examples.addExamples(
                    Example.newBuilder().setFeatures(Features.newBuilder().putFeature("image", feature)));
        }
        ClassificationRequest request = ClassificationRequest.newBuilder()
                .setModelSpec(ModelSpec.newBuilder().setName("m"))
                .setInput(Input.newBuilder().setExampleList(examples))
                .build();
        assertRefused(() -> tensorflow.classify(request));
    }
}
