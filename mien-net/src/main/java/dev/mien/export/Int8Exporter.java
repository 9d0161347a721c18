package dev.mien.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.mien.UserError;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOrigin;
import dev.mien.model.TensorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the convolutions of a model file compute with 8-bit integers: less time, a quarter of the file, answers that differ a
 * little. Post-training static quantization (Jacob et al. 2018, arXiv:1712.05877): a scale for each output channel of the weights,
 * symmetric, and for each value a scale and a zero from the range that it takes on examples, as pairs of {@code QuantizeLinear}
 * and {@code DequantizeLinear}, which ONNX Runtime turns into integer kernels. Weights take 7 of the 8 bits, so that no processor's
 * sums of two products overflow 16 bits and all give the same answers.
 *
 * <p>The validation figures of the model in floating point are left out: they are not this one's, whose own {@link #stating} adds. Measure
 * the result before using it: a model with other ranges than its examples' answers badly.
 */
public final class Int8Exporter {
    private static final String VALIDATION_FIGURE = ModelMetadata.metricProperty("val_");

    private Int8Exporter() {}

    /**
     * A picture that the model may be asked about.
     *
     * @param pixels [height, width] in 0..1
     * @param width a size that the model takes
     * @param height likewise
     */
    public record Example(float[] pixels, int width, int height) {}

    /**
     * The model with 8-bit convolutions.
     *
     * @param model a model in floating point
     * @param examples at least one; some 20 of those that the model has learned from do
     * @throws UserError when the model has no convolution that could be, such as one that was made so before
     * @throws IOException when the model cannot be read
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
        ModelProto.Builder integer = floating.toBuilder().setGraph(graph).clearMetadataProps();
        floating.getMetadataPropsList().stream()
                .filter(property -> !property.getKey().startsWith(VALIDATION_FIGURE))
                .forEach(integer::addMetadataProps);
        return integer.build().toByteArray();
    }

    /**
     * The same model with these validation figures.
     *
     * @param model what {@link #toBytes} made
     * @param figures by their names in a model file, such as {@code val_accuracy}
     * @throws IOException when that is no model file
     */
    public static byte[] stating(byte[] model, Map<String, Double> figures) throws IOException {
        ModelProto.Builder stated = ModelProto.parseFrom(model).toBuilder();
        figures.forEach((name, value) -> stated.addMetadataPropsBuilder()
                .setKey(ModelMetadata.metricProperty(name))
                .setValue(Double.toString(value)));
        return stated.build().toByteArray();
    }

    /** Asks the model about the examples, with all values that are to be kept in 8 bits among its answers. */
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
