package dev.mien.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.mien.model.ModelMetadata;
import dev.mien.protocol.tensorflow.DataType;
import dev.mien.protocol.tensorflow.GraphDef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Converts an ONNX graph of {@link OnnxExporter} to TensorFlow operations with channels last, the only layout that
 * TensorFlow supports on a CPU. Each value keeps its name; values that the output does not depend on are left out. If
 * the model reads below the face crop, the lowest row of the crop is repeated there.
 */
final class TensorFlowLayers {
    private static final int[] CHANNELS_FIRST = {0, 3, 1, 2};
    private static final int[] HEIGHT_AND_WIDTH = {1, 2};

    private final GraphProto onnx;
    private final String answer;
    private final String image; // what the first layer reads
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final TensorFlowGraph graph = new TensorFlowGraph();

    /**
     * Prepares the conversion of a graph.
     *
     * @param answer the output to compute
     */
    TensorFlowLayers(GraphProto onnx, String answer) {
        this.onnx = onnx;
        this.answer = answer;
        this.image = height() > ModelMetadata.INPUT_SIZE ? "image/and_below" : ModelMetadata.INPUT_NAME;
        onnx.getInitializerList().forEach(constant -> constants.put(constant.getName(), constant));
    }

    /**
     * Converts the graph.
     *
     * @throws IllegalArgumentException when it has an operator that Mien does not export
     */
    GraphDef graph() {
        graph.placeholder(ModelMetadata.INPUT_NAME, -1, ModelMetadata.INPUT_SIZE, ModelMetadata.INPUT_SIZE, 1);
        if (!image.equals(ModelMetadata.INPUT_NAME)) {
            int last = ModelMetadata.INPUT_SIZE - 1;
            int[] rows =
                    IntStream.range(0, height()).map(row -> Math.min(row, last)).toArray();
            graph.rows(image, ModelMetadata.INPUT_NAME, rows);
        }
        Set<String> needed = needed();
        onnx.getNodeList().stream()
                .filter(node -> needed.contains(node.getOutput(0)))
                .forEach(this::add);
        return graph.build();
    }

    private int height() {
        return (int)
                onnx.getInput(0).getType().getTensorType().getShape().getDim(2).getDimValue();
    }

    /** The output and all values that it depends on. */
    private Set<String> needed() {
        Set<String> needed = new HashSet<>(Set.of(answer));
        for (int i = onnx.getNodeCount() - 1; i >= 0; i--) {
            NodeProto node = onnx.getNode(i);
            if (needed.contains(node.getOutput(0))) {
                needed.addAll(node.getInputList());
            }
        }
        return needed;
    }

    private void add(NodeProto node) {
        String out = node.getOutput(0);
        String in = node.getInput(0).equals(ModelMetadata.INPUT_NAME) ? image : node.getInput(0);
        switch (node.getOpType()) {
            case "Conv" -> conv(node, in, out);
            case "BatchNormalization" -> norm(node, in, out);
            case "Relu" -> graph.operation("Relu", out, in);
            case "Sigmoid" -> graph.operation("Sigmoid", out, in);
            case "Softmax" -> graph.operation("Softmax", out, in);
            case "MaxPool" -> pool("MaxPool", node, in, out);
            case "AveragePool" -> pool("AvgPool", node, in, out);
            case "GlobalAveragePool" ->
                graph.operation("Mean", out, in, graph.integers(out + "/axes", HEIGHT_AND_WIDTH, 2))
                        .with("Tidx", DataType.DT_INT32)
                        .with("keep_dims", true);
            case "Resize" -> enlarge(in, out);
            case "Flatten" -> flatten(node, in, out);
            case "Reshape" -> reshape(in, out);
            case "Slice" -> firstColumns(node, in, out);
            case "Gemm" -> dense(node, in, out);
            case "Add" -> graph.operation("AddV2", out, in, operand(node, 1));
            case "Mul" -> graph.operation("Mul", out, in, operand(node, 1));
            default -> throw new IllegalArgumentException("the operator " + node.getOpType() + " is not known here");
        }
    }

    /** Kernels [out, in, h, w] become [h, w, in, out]; zero padding is a separate operation. */
    private void conv(NodeProto node, String in, String out) {
        TensorProto kernels = constant(node, 1);
        if (OnnxNumbers.integer(node, "group", 1) != 1) {
            throw new IllegalArgumentException("a convolution in groups is not known here");
        }
        long stride = OnnxNumbers.same(node, "strides", 1);
        String padded = pad((int) OnnxNumbers.same(node, "pads", 0), in, out);
        List<Long> shape = kernels.getDimsList();
        String weights = graph.floats(
                out + "/weights",
                channelsLast(OnnxNumbers.floats(kernels), shape),
                shape.get(2),
                shape.get(3),
                shape.get(1),
                shape.get(0));
        boolean bias = node.getInputCount() > 2;
        graph.operation("Conv2D", bias ? out + "/conv" : out, padded, weights)
                .perAxis("strides", stride, stride)
                .with("padding", "VALID");
        if (bias) {
            graph.operation("BiasAdd", out, out + "/conv", vector(node, 2, out + "/bias"));
        }
    }

    private String pad(int padding, String in, String out) {
        if (padding == 0) {
            return in;
        }
        String name = out + "/pad";
        int[] sides = {0, 0, padding, padding, padding, padding, 0, 0};
        graph.operation("Pad", name, in, graph.integers(name + "/sides", sides, 4, 2))
                .with("Tpaddings", DataType.DT_INT32);
        return name;
    }

    static float[] channelsLast(float[] kernels, List<Long> shape) {
        int out = shape.get(0).intValue();
        int in = shape.get(1).intValue();
        int size = shape.get(2).intValue() * shape.get(3).intValue();
        float[] result = new float[kernels.length];
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                for (int place = 0; place < size; place++) {
                    result[(place * in + i) * out + o] = kernels[(o * in + i) * size + place];
                }
            }
        }
        return result;
    }

    /** With running statistics, batch norm is a factor and an offset per channel. */
    private void norm(NodeProto node, String in, String out) {
        float[] factor = OnnxNumbers.floats(constant(node, 1));
        float[] offset = OnnxNumbers.floats(constant(node, 2));
        float[] mean = OnnxNumbers.floats(constant(node, 3));
        float[] variance = OnnxNumbers.floats(constant(node, 4));
        double epsilon = OnnxNumbers.number(node, "epsilon", 1e-5f);
        for (int i = 0; i < factor.length; i++) {
            double scale = factor[i] / Math.sqrt(variance[i] + epsilon);
            factor[i] = (float) scale;
            offset[i] = (float) (offset[i] - mean[i] * scale);
        }
        graph.operation("Mul", out + "/scaled", in, graph.floats(out + "/factor", factor, factor.length));
        graph.operation("AddV2", out, out + "/scaled", graph.floats(out + "/offset", offset, offset.length));
    }

    private void pool(String type, NodeProto node, String in, String out) {
        long kernel = OnnxNumbers.same(node, "kernel_shape", 1);
        long stride = OnnxNumbers.same(node, "strides", 1);
        if (OnnxNumbers.same(node, "pads", 0) != 0) {
            throw new IllegalArgumentException("a pool with padding is not known here");
        }
        graph.operation(type, out, in)
                .perAxis("ksize", kernel, kernel)
                .perAxis("strides", stride, stride)
                .with("padding", "VALID");
    }

    private void enlarge(String in, String out) {
        List<Integer> shape = shape(out);
        graph.operation(
                        "ResizeNearestNeighbor",
                        out,
                        in,
                        graph.integers(out + "/size", new int[] {shape.get(1), shape.get(2)}, 2))
                .with("align_corners", false)
                .with("half_pixel_centers", false);
    }

    /**
     * Flattens with channels first, since the weights after it expect that order, into a row for each picture or each
     * of its channels.
     */
    private void flatten(NodeProto node, String in, String out) {
        List<Integer> shape = shape(in);
        int map = shape.get(1) * shape.get(2);
        int width = OnnxNumbers.integer(node, "axis", 1) == 1 ? shape.get(0) * map : map;
        graph.operation("Transpose", out + "/turned", in, graph.integers(out + "/order", CHANNELS_FIRST, 4))
                .with("Tperm", DataType.DT_INT32);
        rows(out + "/turned", width, out);
    }

    /** Concatenates the channels of a picture into a row, the only supported shape. */
    private void reshape(String in, String out) {
        rows(in, shape(out).get(0), out);
    }

    /** Takes the first values of each row, the only supported slice. */
    private void firstColumns(NodeProto node, String in, String out) {
        long from = OnnxNumbers.integers(constant(node, 1))[0];
        long to = OnnxNumbers.integers(constant(node, 2))[0];
        long axis = OnnxNumbers.integers(constant(node, 3))[0];
        if (from != 0 || axis != 1) {
            throw new IllegalArgumentException("a slice other than of the first numbers is not known here");
        }
        graph.operation(
                        "Slice",
                        out,
                        in,
                        graph.integers(out + "/from", new int[] {0, 0}, 2),
                        graph.integers(out + "/size", new int[] {-1, (int) to}, 2))
                .with("Index", DataType.DT_INT32);
    }

    private void rows(String in, int width, String out) {
        graph.operation("Reshape", out, in, graph.integers(out + "/row", new int[] {-1, width}, 2))
                .with("Tshape", DataType.DT_INT32);
    }

    private void dense(NodeProto node, String in, String out) {
        if (OnnxNumbers.integer(node, "transB", 0) != 1) {
            throw new IllegalArgumentException("a dense layer with [in, out] weights is not known here");
        }
        TensorProto weights = constant(node, 1);
        String name =
                graph.floats(out + "/weights", OnnxNumbers.floats(weights), weights.getDims(0), weights.getDims(1));
        graph.operation("MatMul", out + "/product", in, name)
                .with("transpose_a", false)
                .with("transpose_b", true);
        graph.operation("BiasAdd", out, out + "/product", vector(node, 2, out + "/bias"));
    }

    /** The shape of a value: channels, height and width, or the length of its rows. */
    private List<Integer> shape(String value) {
        return onnx.getValueInfoList().stream()
                .filter(info -> info.getName().equals(value))
                .findFirst()
                .map(info -> info.getType().getTensorType().getShape().getDimList().stream()
                        .skip(1) // N
                        .map(dimension -> (int) dimension.getDimValue())
                        .toList())
                .orElseThrow(() -> new IllegalArgumentException("the shape of '" + value + "' is not known"));
    }

    private String vector(NodeProto node, int input, String name) {
        float[] values = OnnxNumbers.floats(constant(node, input));
        return graph.floats(name, values, values.length);
    }

    /** The second operand: a value, or a scalar constant. */
    private String operand(NodeProto node, int input) {
        TensorProto constant = constants.get(node.getInput(input));
        if (constant == null) {
            return node.getInput(input);
        }
        if (constant.getDimsCount() != 0) {
            throw new IllegalArgumentException("a constant of several numbers is not known here");
        }
        return graph.floats(node.getInput(input), OnnxNumbers.floats(constant));
    }

    private TensorProto constant(NodeProto node, int input) {
        TensorProto constant = constants.get(node.getInput(input));
        if (constant == null) {
            throw new IllegalArgumentException("'" + node.getInput(input) + "' is not a constant");
        }
        return constant;
    }
}
