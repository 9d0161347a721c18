package dev.mien.serve.tensorflow;

import static dev.mien.testing.RandomModels.faces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.Floats;
import com.google.protobuf.ByteString;
import com.google.protobuf.Int64Value;
import com.google.protobuf.InvalidProtocolBufferException;
import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.mien.model.FaceModel;
import dev.mien.protocol.serving.Class;
import dev.mien.protocol.serving.ClassificationRequest;
import dev.mien.protocol.serving.GetModelMetadataRequest;
import dev.mien.protocol.serving.GetModelStatusRequest;
import dev.mien.protocol.serving.Input;
import dev.mien.protocol.serving.ModelServiceGrpc.ModelServiceBlockingStub;
import dev.mien.protocol.serving.ModelSpec;
import dev.mien.protocol.serving.ModelVersionStatus;
import dev.mien.protocol.serving.PredictRequest;
import dev.mien.protocol.serving.PredictResponse;
import dev.mien.protocol.serving.PredictionServiceGrpc.PredictionServiceBlockingStub;
import dev.mien.protocol.serving.RegressionRequest;
import dev.mien.protocol.serving.SignatureDefMap;
import dev.mien.protocol.tensorflow.DataType;
import dev.mien.protocol.tensorflow.Feature;
import dev.mien.protocol.tensorflow.FloatList;
import dev.mien.protocol.tensorflow.TensorProto;
import dev.mien.protocol.tensorflow.TensorShapeProto;
import dev.mien.serve.MienServer;
import dev.mien.serve.TestPictures;
import dev.mien.serve.TwoModels;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrpcTest {
    @TempDir
    static Path folder = Path.of("");

    @AutoClose
    private static TwoModels models;

    private static MienServer server;
    private static FaceModel points;
    private static FaceModel five;
    private static PredictionServiceBlockingStub prediction;

    @BeforeAll
    static void start() {
        models = TwoModels.serve(folder);
        server = models.server();
        points = models.points();
        five = models.five();
        prediction = GrpcClients.newClient("gproto+" + server.address(), PredictionServiceBlockingStub.class);
    }

    private static ByteString bytes(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return ByteString.copyFrom(bytes);
    }

    private static PredictRequest request(String model, TensorProto.Builder tensor) {
        return PredictRequest.newBuilder()
                .setModelSpec(ModelSpec.newBuilder().setName(model).setSignatureName("serving_default"))
                .putInputs("image", tensor.build())
                .build();
    }

    private static Input example(float[] face) {
        return ClientMessages.example(
                Feature.newBuilder().setFloatList(FloatList.newBuilder().addAllValue(Floats.asList(face))));
    }

    private static void assertRefused(PredictRequest request, Status.Code code, String message) {
        assertThatThrownBy(() -> prediction.predict(request))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    @Test
    void tensorsAreAnsweredAsTheModelAnswersThem() {
        float[] faces = faces(3, 1);
        float[] expected = points.run(faces, 3);
        PredictResponse packed = prediction.predict(
                request("keypoint_model", ClientMessages.floats(3, 96, 96, 1).setTensorContent(bytes(faces))));
        PredictResponse listed = prediction.predict(
                request("keypoint_model", ClientMessages.floats(3, 1, 96, 96).addAllFloatVal(Floats.asList(faces))));
        for (PredictResponse response : new PredictResponse[] {packed, listed}) {
            TensorProto answer = response.getOutputsOrThrow("keypoints");
            assertThat(answer.getTensorShape().getDimList())
                    .extracting(TensorShapeProto.Dim::getSize)
                    .containsExactly(3L, 30L);
            assertThat(Floats.toArray(answer.getFloatValList())).containsExactly(expected, within(1e-5f));
            assertThat(response.getModelSpec().getVersion().getValue()).isEqualTo(1);
        }
    }

    @Test
    void aNumberLeftOutIsTheLastOneGiven() {
        float[] gray = new float[96 * 96];
        Arrays.fill(gray, .25f);
        PredictResponse response = prediction.predict(
                request("emotion_model", ClientMessages.floats(1, 96, 96, 1).addFloatVal(.25f)));
        assertThat(Floats.toArray(response.getOutputsOrThrow("probabilities").getFloatValList()))
                .containsExactly(five.run(gray, 1), within(1e-5f));
    }

    @Test
    void picturesComeAsStrings() {
        TensorProto.Builder pictures = ClientMessages.floats(1)
                .setDtype(DataType.DT_STRING)
                .addStringVal(ByteString.copyFrom(TestPictures.png(96, 96)));
        float[] face = new float[96 * 96];
        for (int i = 0; i < face.length; i++) {
            face[i] = i % 96 / 255f;
        }
        assertThat(Floats.toArray(prediction
                        .predict(request("emotion_model", pictures))
                        .getOutputsOrThrow("probabilities")
                        .getFloatValList()))
                .containsExactly(five.run(face, 1), within(1e-5f));
    }

    @Test
    void examplesAreClassifiedAndRegressed() {
        float[] face = faces(1, 3);
        ClassificationRequest classes = ClassificationRequest.newBuilder()
                .setModelSpec(ModelSpec.newBuilder().setName("emotion_model"))
                .setInput(example(face))
                .build();
        Class happy =
                prediction.classify(classes).getResult().getClassifications(0).getClasses(3);
        assertThat(happy.getLabel()).isEqualTo("happy");
        assertThat(happy.getScore()).isCloseTo(five.run(face, 1)[3], within(1e-5f));
        RegressionRequest nose = RegressionRequest.newBuilder()
                .setModelSpec(ModelSpec.newBuilder().setName("keypoint_model").setSignatureName("nose_tip_y"))
                .setInput(example(face))
                .build();
        assertThat(prediction.regress(nose).getResult().getRegressions(0).getValue())
                .isCloseTo(points.run(face, 1)[21], within(1e-5f));
    }

    @Test
    void statusAndMetadataAreTold() throws InvalidProtocolBufferException {
        ModelServiceBlockingStub models =
                GrpcClients.newClient("gproto+" + server.address(), ModelServiceBlockingStub.class);
        ModelSpec spec = ModelSpec.newBuilder().setName("emotion_model").build();
        assertThat(models.getModelStatus(GetModelStatusRequest.newBuilder()
                                .setModelSpec(spec)
                                .build())
                        .getModelVersionStatus(0)
                        .getState())
                .isEqualTo(ModelVersionStatus.State.AVAILABLE);
        SignatureDefMap signatures = prediction
                .getModelMetadata(GetModelMetadataRequest.newBuilder()
                        .setModelSpec(spec)
                        .addMetadataField("signature_def")
                        .build())
                .getMetadataOrThrow("signature_def")
                .unpack(SignatureDefMap.class);
        assertThat(signatures.getSignatureDefOrThrow("serving_default").getInputsMap())
                .containsOnlyKeys("image");
    }

    @Test
    void whatCannotBeAnsweredIsRefusedInGrpcsCodes() {
        TensorProto.Builder good = ClientMessages.floats(1, 96, 96, 1).addFloatVal(0);
        assertRefused(request("nobody", good), Status.Code.NOT_FOUND, "Servable not found for request: Latest(nobody)");
        PredictRequest.Builder version = request("emotion_model", good).toBuilder();
        version.getModelSpecBuilder().setVersion(Int64Value.of(9));
        assertRefused(version.build(), Status.Code.NOT_FOUND, "Specific(emotion_model, 9)");
        PredictRequest.Builder label = request("emotion_model", good).toBuilder();
        label.getModelSpecBuilder().setVersionLabel("stable");
        assertRefused(label.build(), Status.Code.INVALID_ARGUMENT, "version label: stable");
        assertRefused(PredictRequest.getDefaultInstance(), Status.Code.INVALID_ARGUMENT, "no name specified");
        assertRefused(
                request("emotion_model", good).toBuilder().addOutputFilter("x").build(),
                Status.Code.INVALID_ARGUMENT,
                "expected probabilities");
        assertRefused(
                request("emotion_model", good).toBuilder()
                        .putInputs("x", good.build())
                        .build(),
                Status.Code.INVALID_ARGUMENT,
                "expected [image]");
        for (TensorProto.Builder bad : new TensorProto.Builder[] {
            ClientMessages.floats(),
            ClientMessages.floats(0, 96, 96, 1),
            ClientMessages.floats(-1, 96, 96, 1),
            ClientMessages.floats(1, 48, 48, 1).addFloatVal(0),
            ClientMessages.floats(Integer.MAX_VALUE, 96, 96, 1).addFloatVal(0),
            ClientMessages.floats(300, 96, 96, 1).addFloatVal(0),
            ClientMessages.floats(1, 96, 96, 1),
            ClientMessages.floats(1, 96, 96, 1).setTensorContent(ByteString.copyFrom(new byte[5])),
            ClientMessages.floats(1, 96, 96, 1).addFloatVal(Float.NaN),
            ClientMessages.floats(1, 96, 96, 1).setDtype(DataType.DT_INT32).addIntVal(1),
            ClientMessages.floats(1).setDtype(DataType.DT_STRING),
            ClientMessages.floats(1).setDtype(DataType.DT_STRING).addStringVal(ByteString.copyFromUtf8("no picture"))
        }) {
            assertRefused(request("emotion_model", bad), Status.Code.INVALID_ARGUMENT, "");
        }
    }
}
