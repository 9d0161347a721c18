package dev.mien.cli;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A file in YuNet's format that finds what is blue: at each cell of 32 pixels a face of 96 x 128 pixels about its
 * middle, whose score is the root of the cell's blue. Nothing is found at the other strides.
 */
public final class BlueDetector {
    private static final int SIZE = 640;
    private static final int STRIDE = 32;
    private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();

    private BlueDetector() {}

    /** Writes the file. */
    public static Path write(Path file) throws IOException {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("blue");
        graph.addInput(value("input", 1, 3, SIZE, SIZE));
        for (int stride : List.of(8, 16, STRIDE)) {
            int cells = (SIZE / stride) * (SIZE / stride);
            if (stride == STRIDE) {
                addBlue(graph);
            } else {
                addConstant(graph, "cls_" + stride, cells, 0);
            }
            addConstant(graph, "obj_" + stride, cells, 1);
            addConstant(graph, "bbox_" + stride, cells, .5f, .5f, (float) Math.log(3), (float) Math.log(4));
            graph.addOutput(value("cls_" + stride, 1, cells));
            graph.addOutput(value("obj_" + stride, 1, cells));
            graph.addOutput(value("bbox_" + stride, 1, 4L * cells));
        }
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build();
        return Files.write(file, model.toByteArray());
    }

    /** The mean of the first of the three colours in each cell, in 0..1. */
    private static void addBlue(GraphProto.Builder graph) {
        TensorProto.Builder weights =
                TensorProto.newBuilder().setName("weights").setDataType(FLOAT);
        weights.addAllDims(List.of(1L, 3L, (long) STRIDE, (long) STRIDE));
        for (int i = 0; i < 3 * STRIDE * STRIDE; i++) {
            weights.addFloatData(i < STRIDE * STRIDE ? 1 / (255f * STRIDE * STRIDE) : 0);
        }
        graph.addInitializer(weights);
        graph.addNode(node("Conv", List.of("input", "weights"), "blue")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("strides")
                        .setType(AttributeProto.AttributeType.INTS)
                        .addAllInts(List.of((long) STRIDE, (long) STRIDE))));
        graph.addNode(node("Flatten", List.of("blue"), "cls_" + STRIDE));
    }

    /** Adds an output with these numbers for each cell. */
    private static void addConstant(GraphProto.Builder graph, String name, int cells, float... numbers) {
        TensorProto.Builder values =
                TensorProto.newBuilder().setName(name + "_values").setDataType(FLOAT);
        values.addAllDims(List.of(1L, (long) cells * numbers.length));
        for (int cell = 0; cell < cells; cell++) {
            for (float number : numbers) {
                values.addFloatData(number);
            }
        }
        graph.addInitializer(values);
        graph.addNode(node("Identity", List.of(name + "_values"), name));
    }

    private static NodeProto.Builder node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output);
    }

    private static ValueInfoProto value(String name, long... shape) {
        TypeProto.Tensor.Builder type = TypeProto.Tensor.newBuilder().setElemType(FLOAT);
        Arrays.stream(shape)
                .forEach(size -> type.getShapeBuilder().addDimBuilder().setDimValue(size));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }
}
