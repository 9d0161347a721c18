package dev.mien.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.SessionProtocol;
import dev.mien.protocol.serving.ModelSpec;
import dev.mien.protocol.serving.PredictRequest;
import dev.mien.protocol.serving.PredictResponse;
import dev.mien.protocol.tensorflow.DataType;
import dev.mien.protocol.tensorflow.TensorProto;
import dev.mien.protocol.tensorflow.TensorShapeProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The prediction APIs of TensorFlow Serving. */
enum LoadApi {
    /** The two-ResNet project's JSON over HTTP/1.1. */
    REST(SessionProtocol.H1C) {
        @Override
        RequestHeaders head(String model) {
            return RequestHeaders.builder()
                    .method(HttpMethod.POST)
                    .path("/v1/models/" + model + ":predict")
                    .contentType(MediaType.JSON)
                    .build();
        }

        @Override
        byte[] body(JsonNode face, String model) {
            return face.get("body").asText().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        boolean isRefused(AggregatedHttpResponse response) {
            return response.status().equals(HttpStatus.TOO_MANY_REQUESTS)
                    && response.headers().contains(HttpHeaderNames.RETRY_AFTER);
        }

        @Override
        float[] numbers(AggregatedHttpResponse response) throws IOException {
            if (!response.status().equals(HttpStatus.OK)) {
                throw new IOException(response.status() + ": " + response.contentUtf8());
            }
            return KnownFace.floats(
                    JSON.readTree(response.content().array()).get("predictions").get(0));
        }
    },

    /** Raw tensors by gRPC, whose messages are encoded here without the overhead of a stub. */
    GRPC(SessionProtocol.H2C) {
        @Override
        RequestHeaders head(String model) {
            return RequestHeaders.builder()
                    .method(HttpMethod.POST)
                    .path("/tensorflow.serving.PredictionService/Predict")
                    .contentType(MediaType.create("application", "grpc"))
                    .add(HttpHeaderNames.TE, "trailers")
                    .build();
        }

        @Override
        byte[] body(JsonNode face, String model) throws IOException {
            TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
            for (int size : new int[] {1, 96, 96, 1}) {
                shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
            }
            TensorProto image = TensorProto.newBuilder()
                    .setDtype(DataType.DT_FLOAT)
                    .setTensorShape(shape)
                    .setTensorContent(ByteString.copyFrom(face.get("tensor").binaryValue()))
                    .build();
            byte[] message = PredictRequest.newBuilder()
                    .setModelSpec(ModelSpec.newBuilder().setName(model))
                    .putInputs("image", image)
                    .build()
                    .toByteArray();
            return ByteBuffer.allocate(PREFIX + message.length)
                    .put((byte) 0) // not compressed
                    .putInt(message.length)
                    .put(message)
                    .array();
        }

        @Override
        boolean isRefused(AggregatedHttpResponse response) {
            return status(response).equals(RESOURCE_EXHAUSTED);
        }

        @Override
        float[] numbers(AggregatedHttpResponse response) throws IOException {
            if (!status(response).equals(OK)) {
                throw new IOException(response.status() + ", grpc-status " + status(response));
            }
            byte[] content = response.content().array();
            TensorProto output = PredictResponse.parseFrom(ByteBuffer.wrap(content, PREFIX, content.length - PREFIX))
                    .getOutputsMap()
                    .values()
                    .iterator()
                    .next();
            float[] numbers = new float[output.getFloatValCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = output.getFloatVal(i);
            }
            return numbers;
        }

        /** The status in the trailers, or in the headers if there is no answer. */
        private String status(AggregatedHttpResponse response) {
            return response.trailers().get(STATUS, response.headers().get(STATUS, "none"));
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PREFIX = 5; // bytes before each message of gRPC: compressed or not, and its length
    private static final String STATUS = "grpc-status";
    private static final String OK = "0";
    private static final String RESOURCE_EXHAUSTED = "8";

    private final SessionProtocol protocol;

    LoadApi(SessionProtocol protocol) {
        this.protocol = protocol;
    }

    /** The URI of the server at that address. */
    String uri(String address) {
        return protocol.uriText() + "://" + address;
    }

    /** Whether a connection multiplexes requests. */
    boolean multiplexes() {
        return protocol.isMultiplex();
    }

    abstract RequestHeaders head(String model);

    /** The body of a request for a face of {@code prepare.py}. */
    abstract byte[] body(JsonNode face, String model) throws IOException;

    /** Whether the server reports overload in the way of the API. */
    abstract boolean isRefused(AggregatedHttpResponse response);

    /**
     * Parses the numbers of an answer.
     *
     * @throws IOException when the answer is not a prediction
     */
    abstract float[] numbers(AggregatedHttpResponse response) throws IOException;
}
