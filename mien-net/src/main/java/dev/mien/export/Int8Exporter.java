package dev.mien.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.mien.UserError;
import dev.mien.model.ModelOrigin;
import dev.mien.model.TensorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Quantizes the convolutions of a model file to 8-bit integers, which makes it faster and reduces the file to a quarter
 * at slightly different outputs. Post-training static quantization (Jacob et al. 2018, arXiv:1712.05877): symmetric
 * with a scale per output channel for weights, and with a scale and a zero point for each value from its range on
 * examples, as pairs of {@code QuantizeLinear} and {@code DequantizeLinear}, which ONNX Runtime fuses into integer
 * kernels. Weights use 7 of the 8 bits, so that sums of two products do not overflow 16 bits and the outputs are the
 * same on all processors.
 *
 * <p>The validation metrics of the floating-point model are removed, since they do not apply; {@link ModelFigures#stating} adds
 * new ones. Evaluate the result before using it: the model is inaccurate for inputs whose ranges differ from those of the
 * examples.
 */
public final class Int8Exporter {
    private Int8Exporter() {}

    /**
     * A typical input of the model.
     *
     * @param pixels [height, width] in 0..1
     * @param width a size that the model accepts
     * @param height likewise
     */
    public record Example(float[] pixels, int width, int height) {}

    /**
     * Quantizes the convolutions of a model.
     *
     * @param model a model in floating point
     * @param examples at least one; about 20 training pictures are enough
     * @throws UserError when the model has no convolution to quantize, such as one that is already quantized
     * @throws IOException when the model cannot be read
     * @throws IllegalArgumentException when there is no example
     */
    public static byte[] toBytes(ModelOrigin model, List<Example> examples) throws IOException {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("no examples");
        }
        ModelProto floating = ModelProto.parseFrom(model.read());
        QuantizedValues values = QuantizedValues.of(floating.getGraph());
        if (values.all().isEmpty()) {
            throw new UserError(
                    "no convolution to compute in 8 bits",
                    model.name(),
                    "give a model file in floating point, as 'mien train' wrote it");
        }
        GraphProto graph = new Int8Graph(floating.getGraph(), values, ranges(floating, values, examples)).graph();
        return ModelFigures.withoutValidation(
                        floating.toBuilder().setGraph(graph).build())
                .toByteArray();
    }

    /**
     * Runs the model on the examples with all values to be quantized as additional outputs, and returns their ranges.
     */
    private static Map<String, ValueRange> ranges(ModelProto model, QuantizedValues values, List<Example> examples)
            throws IOException {
        ModelProto.Builder open = model.toBuilder();
        for (String value : values.all()) {
            open.getGraphBuilder()
                    .addOutput(ValueInfoProto.newBuilder()
                            .setName(value)
                            .setType(TypeProto.newBuilder()
                                    .setTensorType(TypeProto.Tensor.newBuilder()
                                            .setElemType(TensorProto.DataType.FLOAT.getNumber()))));
        }
        Path file = Files.createTempFile("mien-ranges", ".onnx");
        try {
            Files.write(file, open.build().toByteArray());
            Map<String, ValueRange> ranges = new LinkedHashMap<>();
            try (TensorModel opened = TensorModel.open(ModelOrigin.file(file), 1)) {
                for (Example example : examples) {
                    Map<String, float[]> answers = opened.run(example.pixels, 1, 1, example.height, example.width);
                    for (String value : values.all()) {
                        ranges.merge(
                                value,
                                ValueRange.NOTHING.and(answers.getOrDefault(value, new float[0])),
                                ValueRange::and);
                    }
                }
            }
            return ranges;
        } finally {
            Files.delete(file);
        }
    }
}
