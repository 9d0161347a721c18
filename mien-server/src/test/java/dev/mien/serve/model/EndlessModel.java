package dev.mien.serve.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.mien.LabelSet;
import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Model files that never come to an end for faces with a bright place. */
public final class EndlessModel {
    private static final int CLASSES = LabelSet.SEVEN.size();
    private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();
    private static final int INT64 = TensorProto.DataType.INT64.getNumber();
    private static final int BOOL = TensorProto.DataType.BOOL.getNumber();

    private EndlessModel() {}

    /**
     * Writes one.
     *
     * @param brightness faces with a number above this keep it busy for ever; below 0 all do
     */
    public static Path write(Path file, float brightness) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph(brightness));
        new ModelMetadata(
                        Task.EXPRESSION,
                        Optional.of(LabelSet.SEVEN),
                        "small",
                        "0..1",
                        "none",
                        "00",
                        "none",
                        1,
                        Map.of(),
                        "free",
                        "test")
                .toProperties()
                .forEach((key, text) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(text)));
        try {
            return Files.write(file, model.build().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GraphProto.Builder graph(float brightness) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("endless");
        graph.addInput(value("image", FLOAT, -1, 1, 96, 96));
        graph.addOutput(value("probabilities", FLOAT, -1, CLASSES));
        graph.addInitializer(floats("weights", List.of(9216, CLASSES)));
        graph.addInitializer(floats("limit", List.of()).toBuilder().setFloatData(0, brightness));
        graph.addInitializer(
                TensorProto.newBuilder().setName("trips").setDataType(INT64).addInt64Data(Long.MAX_VALUE));
        graph.addNode(node("Flatten", List.of("image"), "flat"));
        graph.addNode(node("MatMul", List.of("flat", "weights"), "scores"));
        graph.addNode(node("ReduceMax", List.of("image"), "brightest")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("keepdims")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(0)));
        graph.addNode(node("Greater", List.of("brightest", "limit"), "again"));
        graph.addNode(node("Loop", List.of("trips", "again", "scores"), "probabilities")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("body")
                        .setType(AttributeProto.AttributeType.GRAPH)
                        .setG(body())));
        return graph;
    }

    private static GraphProto body() {
        return GraphProto.newBuilder()
                .setName("body")
                .addInput(value("turn", INT64))
                .addInput(value("go_in", BOOL))
                .addInput(value("in", FLOAT, -1, CLASSES))
                .addNode(node("Identity", List.of("go_in"), "go_out"))
                .addNode(node("Add", List.of("in", "in"), "out"))
                .addOutput(value("go_out", BOOL))
                .addOutput(value("out", FLOAT, -1, CLASSES))
                .build();
    }

    private static NodeProto.Builder node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output);
    }

    private static TensorProto floats(String name, List<Integer> shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT);
        int numbers = 1;
        for (int size : shape) {
            tensor.addDims(size);
            numbers *= size;
        }
        for (int i = 0; i < numbers; i++) {
            tensor.addFloatData(0);
        }
        return tensor.build();
    }

    private static ValueInfoProto value(String name, int type, long... shape) {
        TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
        for (long size : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            sizes.addDim(size < 0 ? dimension.setDimParam("N") : dimension.setDimValue(size));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(sizes)))
                .build();
    }
}
