package dev.mien.serve;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.mien.protocol.inference.ModelInferRequest;
import dev.mien.protocol.serving.ClassificationRequest;
import dev.mien.protocol.serving.GetModelMetadataRequest;
import dev.mien.protocol.serving.GetModelStatusRequest;
import dev.mien.protocol.serving.Input;
import dev.mien.protocol.serving.ModelSpec;
import dev.mien.protocol.serving.PredictRequest;
import dev.mien.protocol.serving.RegressionRequest;
import dev.mien.protocol.tensorflow.BytesList;
import dev.mien.protocol.tensorflow.Feature;
import dev.mien.serve.tensorflow.ClientMessages;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One good request to each API, and requests that are nearly as good. */
final class FuzzRequests {
    static final String POINTS = "points";
    static final String SEVEN = "seven";

    private static final int FACE_BYTES = 96 * 96 * Float.BYTES;
    private static final String JSON = "application/json";
    private static final String GRPC = "application/grpc+proto";
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "true",
            "-",
            "1e999",
            "NaN",
            "0x",
            "\\u0000",
            "b64",
            "image",
            "\u0000",
            "\u00ff\u00ff\u00ff\u00ff",
            "[[[[",
            "%00",
            "../",
            "99999999999999999999");

    private FuzzRequests() {}

    /**
     * A request by POST.
     *
     * @param jsonLength where raw tensors follow JSON, its length
     */
    record Valid(String path, String type, Optional<String> jsonLength, byte[] body) {
        boolean isGrpc() {
            return type.equals(GRPC);
        }

        /** The same with one to four places of its body changed; sometimes the length of its JSON, too. */
        Valid mutated(SplittableRandom random) {
            byte[] changed = body;
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                changed = FuzzRequests.mutated(changed, random);
            }
            if (isGrpc() && random.nextInt(4) > 0) {
                changed = framed(changed.length > 5 ? Arrays.copyOfRange(changed, 5, changed.length) : changed);
            }
            boolean other = random.nextInt(4) == 0;
            return new Valid(
                    path, type, jsonLength.map(length -> other ? "" + random.nextInt(-9, 9999) : length), changed);
        }

        @Override
        public String toString() {
            int shown = Math.min(2000, body.length);
            return path + " " + jsonLength + " " + Base64.getEncoder().encodeToString(Arrays.copyOf(body, shown));
        }
    }

    /** One good request to each API. */
    static List<Valid> all() {
        byte[] png = TestPictures.png(20, 20);
        return Stream.of(rest(png), grpc(png)).flatMap(List::stream).toList();
    }

    private static List<Valid> rest(byte[] png) {
        String picture = "{\"b64\": \"" + Base64.getEncoder().encodeToString(png) + "\"}";
        String numbers = "[" + "0,".repeat(96 * 96 - 1) + "0]";
        String tensor = "{\"inputs\": [{\"name\": \"image\", \"shape\": [1, 96, 96, 1], \"datatype\": \"FP32\", ";
        String raw = tensor + "\"parameters\": {\"binary_data_size\": " + FACE_BYTES + "}}]}";
        return List.of(
                json("/v1/models/points:predict", "{\"instances\": [" + picture + "]}"),
                json("/v1/models/points/versions/1:predict", "{\"inputs\": {\"image\": [" + numbers + "]}}"),
                json("/v1/models/seven:classify", "{\"examples\": [{\"image\": " + picture + "}]}"),
                json("/v1/models/seven:regress", "{\"signature_name\": \"sad\", \"examples\": [" + picture + "]}"),
                json("/v2/models/seven/infer", tensor + "\"data\": " + numbers + "}]}"),
                new Valid(
                        "/v2/models/points/infer",
                        "application/octet-stream",
                        Optional.of("" + raw.length()),
                        joined(bytes(raw), new byte[FACE_BYTES])),
                new Valid("/v1/analyze", "image/png", Optional.empty(), png),
                new Valid("/v1/analyze", "multipart/form-data; boundary=x", Optional.empty(), form(png)));
    }

    private static List<Valid> grpc(byte[] png) {
        return List.of(
                grpc("tensorflow.serving.PredictionService/Predict", predict()),
                grpc(
                        "tensorflow.serving.PredictionService/Classify",
                        ClassificationRequest.newBuilder()
                                .setModelSpec(spec(SEVEN))
                                .setInput(example(png))
                                .build()),
                grpc(
                        "tensorflow.serving.PredictionService/Regress",
                        RegressionRequest.newBuilder()
                                .setModelSpec(spec(SEVEN).setSignatureName("sad"))
                                .setInput(example(png))
                                .build()),
                grpc(
                        "tensorflow.serving.PredictionService/GetModelMetadata",
                        GetModelMetadataRequest.newBuilder()
                                .setModelSpec(spec(SEVEN))
                                .addMetadataField("signature_def")
                                .build()),
                grpc(
                        "tensorflow.serving.ModelService/GetModelStatus",
                        GetModelStatusRequest.newBuilder()
                                .setModelSpec(spec(SEVEN))
                                .build()),
                grpc("inference.GRPCInferenceService/ModelInfer", infer()));
    }

    private static byte[] form(byte[] png) {
        String part = "--x\r\nContent-Disposition: form-data; name=\"p\"; filename=\"%s.png\"\r\n\r\n";
        return joined(
                bytes(String.format(part, "a")),
                png,
                bytes("\r\n" + String.format(part, "b")),
                png,
                bytes("\r\n--x\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n1\r\n--x--\r\n"));
    }

    private static Valid json(String path, String body) {
        return new Valid(path, JSON, Optional.empty(), bytes(body));
    }

    private static Valid grpc(String method, Message message) {
        return new Valid("/" + method, GRPC, Optional.empty(), framed(message.toByteArray()));
    }

    private static ModelSpec.Builder spec(String name) {
        return ModelSpec.newBuilder().setName(name);
    }

    private static PredictRequest predict() {
        return PredictRequest.newBuilder()
                .setModelSpec(spec(POINTS))
                .putInputs(
                        "image",
                        ClientMessages.floats(1, 96, 96, 1)
                                .setTensorContent(ByteString.copyFrom(new byte[FACE_BYTES]))
                                .build())
                .build();
    }

    private static Input example(byte[] png) {
        return ClientMessages.example(
                Feature.newBuilder().setBytesList(BytesList.newBuilder().addValue(ByteString.copyFrom(png))));
    }

    private static ModelInferRequest infer() {
        ModelInferRequest.Builder request = ModelInferRequest.newBuilder().setModelName(POINTS);
        request.addInputsBuilder().setName("image").setDatatype("FP32").addAllShape(List.of(1L, 96L, 96L, 1L));
        return request.addRawInputContents(ByteString.copyFrom(new byte[FACE_BYTES]))
                .build();
    }

    /** A message as gRPC sends it: not compressed, its length, itself. */
    private static byte[] framed(byte[] message) {
        return ByteBuffer.allocate(5 + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
    }

    private static byte[] mutated(byte[] body, SplittableRandom random) {
        int at = random.nextInt(body.length + 1);
        int to = Math.min(body.length, at + 1 + random.nextInt(1 << random.nextInt(1, 12)));
        byte[] before = Arrays.copyOf(body, at);
        byte[] after = Arrays.copyOfRange(body, to, body.length);
        return switch (random.nextInt(5)) {
            case 0 -> before; // cut off
            case 1 -> joined(before, after); // a piece is missing
            case 2 -> joined(before, bytes(PIECES.get(random.nextInt(PIECES.size()))), after);
            case 3 -> {
                byte[] noise = new byte[to - at];
                random.nextBytes(noise);
                yield joined(before, noise, after);
            }
            default ->
                joined(Arrays.copyOf(body, to), Arrays.copyOfRange(body, at, body.length)); // a piece comes twice
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
