package dev.mien.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.mien.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds a linear correction of the points to a key point model with heatmaps: the scaling of places to pixels becomes a
 * dense layer. A training that starts from the file begins without it.
 */
public final class RefinedPoints {
    private static final String SCALED = "points.pixels.scaled";
    private static final String FACTOR = "points.pixels.factor";
    private static final String OFFSET = "points.pixels.offset";

    private RefinedPoints() {}

    /**
     * The same model with its points corrected, and without its validation metrics, which do not apply.
     *
     * @param model the file of a key point model in floating point or 8 bits
     * @param name what errors call it
     * @param matrix the weights of all coordinates of the answer, x and y of each point in turn, for each corrected one
     * @param offsets what is added to the product, in pixels of the 96x96 crop
     * @throws UserError when the model has no heatmaps, or is corrected already
     * @throws IOException when it is not a model file
     */
    public static byte[] of(byte[] model, String name, float[][] matrix, float... offsets) throws IOException {
        ModelProto.Builder refined = ModelFigures.withoutValidation(ModelProto.parseFrom(model)).toBuilder();
        GraphProto graph = refined.getGraph();
        NodeProto scale = node(graph, SCALED)
                .orElseThrow(() -> new UserError(
                        "no heatmaps whose points could be corrected, or corrected already",
                        name,
                        "give a model of the preset small or points-27 as 'mien train' wrote it"));
        float factor = number(graph, FACTOR);
        float offset = number(graph, OFFSET);
        float[] weights = new float[offsets.length * offsets.length];
        float[] bias = new float[offsets.length];
        for (int to = 0; to < bias.length; to++) {
            double sum = offsets[to];
            for (int from = 0; from < bias.length; from++) {
                weights[to * bias.length + from] = matrix[to][from] * factor;
                sum += (double) matrix[to][from] * offset;
            }
            bias[to] = (float) sum;
        }
        refined.setGraph(with(graph, scale.getInput(0), weights, bias));
        return refined.build().toByteArray();
    }

    private static GraphProto with(GraphProto graph, String places, float[] weights, float... bias) {
        List<TensorProto> constants = new ArrayList<>(graph.getInitializerList());
        constants.removeIf(constant ->
                constant.getName().equals(FACTOR) || constant.getName().equals(OFFSET));
        constants.add(OnnxNumbers.tensor(FACTOR, weights)
                .addDims(bias.length)
                .addDims(bias.length)
                .build());
        constants.add(OnnxNumbers.tensor(OFFSET, bias).addDims(bias.length).build());
        GraphProto.Builder refined =
                graph.toBuilder().clearNode().clearInitializer().addAllInitializer(constants);
        for (NodeProto node : graph.getNodeList()) {
            if (node.getInputList().contains(SCALED)) {
                refined.addNode(NodeProto.newBuilder()
                        .setName(node.getName())
                        .setOpType("Gemm")
                        .addAllInput(List.of(places, FACTOR, OFFSET))
                        .addAllOutput(node.getOutputList())
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("transB")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(1)));
            } else if (!node.getOutputList().contains(SCALED)) {
                refined.addNode(node);
            }
        }
        return refined.build();
    }

    private static Optional<NodeProto> node(GraphProto graph, String output) {
        return graph.getNodeList().stream()
                .filter(node -> node.getOutputList().contains(output))
                .findFirst();
    }

    private static float number(GraphProto graph, String constant) {
        return graph.getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals(constant))
                .map(tensor -> OnnxNumbers.floats(tensor)[0])
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + constant + "' is no constant"));
    }
}
