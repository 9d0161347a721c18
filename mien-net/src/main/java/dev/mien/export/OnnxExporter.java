package dev.mien.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.mien.Keypoint;
import dev.mien.WholeFile;
import dev.mien.model.ModelMetadata;
import dev.mien.net.Net;
import dev.mien.net.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Exports a net as an ONNX model with the input {@code image} in 0..1, for any N:
 *
 * <ul>
 *   <li>15 points: [N, 1, 96, 96] to {@code keypoints} [N, 30] in pixels;
 *   <li>27 points: [N, 1, 128, 96], the face crop and what is below it, to {@code keypoints} [N, 30], {@code more_keypoints} [N, 24] and
 *       {@code spread} [N, 27], in pixels of the crop;
 *   <li>both, if the net distinguishes faces from other pictures: {@code face} [N, 1], how likely it is one;
 *   <li>expressions: [N, 1, 96, 96] to {@code probabilities} [N, classes], computed by a softmax, which is part of the
 *       loss in training;
 *   <li>a detector: [N, 1, H, W] to {@code faces_8} [N, 5, H / 8, W / 8], {@code faces_16} and {@code faces_32}.
 * </ul>
 *
 * <p>Batch norm is folded into the preceding convolution if that is exact; dropout is removed. The output is
 * reproducible: the same net, weights and metadata give the same bytes.
 *
 * <pre>{@code
 * Net net = Presets.create("small", Task.KEYPOINTS, 30);
 * Weights weights = Weights.initial(net, new Random(1));
 * ModelMetadata metadata = ModelMetadata.of(ModelOrigin.shipped(Task.KEYPOINTS));
 * OnnxExporter.write(Path.of("untrained.onnx"), net, weights, metadata);
 * }</pre>
 */
public final class OnnxExporter {
    // Old enough for every runtime of the last years, new enough for all that the nets need.
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private OnnxExporter() {}

    /**
     * Exports to the bytes of a model file.
     *
     * @throws IllegalArgumentException when the net's input or outputs do not match the metadata
     */
    public static byte[] toBytes(Net net, Weights weights, ModelMetadata metadata) {
        return model(net, weights, metadata).toByteArray();
    }

    /**
     * Writes the model file atomically; missing folders are created.
     *
     * @throws IllegalArgumentException when the net's input or outputs do not match the metadata
     * @throws IOException when the file cannot be written; an existing file of that name remains
     */
    public static void write(Path file, Net net, Weights weights, ModelMetadata metadata) throws IOException {
        ModelProto model = model(net, weights, metadata);
        WholeFile.write(file, temporary -> {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                model.writeTo(out);
            }
        });
    }

    private static ModelProto model(Net net, Weights weights, ModelMetadata metadata) {
        if (!metadata.task().answersMaps()) { // which takes pictures of any size
            boolean tall = net.input().get(1) > ModelMetadata.INPUT_SIZE;
            int height = tall ? ModelMetadata.TALL_INPUT : ModelMetadata.INPUT_SIZE;
            int numbers = tall ? 2 * Keypoint.EXTENDED_COUNT : metadata.outputs();
            require(net.input(), List.of(1, height, ModelMetadata.INPUT_SIZE), "input");
            require(net.shape(net.last().name()), List.of(numbers + (net.scoresFaces() ? 1 : 0)), "output");
        }
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setProducerName("mien")
                .setProducerVersion(metadata.version())
                .setGraph(new OnnxNet(net, weights, metadata.task()).build());
        metadata.toProperties()
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }

    private static void require(List<Integer> actual, List<Integer> expected, String what) {
        if (!actual.equals(expected)) {
            throw new IllegalArgumentException("the net's " + what + " is " + actual + ", expected " + expected);
        }
    }
}
