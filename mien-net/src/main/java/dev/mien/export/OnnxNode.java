package dev.mien.export;

import dev.mien.Keypoint;
import dev.mien.export.OnnxGraph.Operator;
import dev.mien.model.ModelMetadata;
import dev.mien.net.Layer;
import dev.mien.net.LayerVisitor;
import dev.mien.net.Net;
import dev.mien.net.Node;
import java.util.ArrayList;
import java.util.List;

/** Converts the layer of a node to ONNX operators and returns the last one, whose output is the node's value. */
final class OnnxNode implements LayerVisitor<Operator> {
    private final OnnxNet whole;
    private final Net net;
    private final OnnxGraph graph;
    private final Node node;

    OnnxNode(OnnxNet whole, Node node) {
        this.whole = whole;
        this.net = whole.net();
        this.graph = whole.graph();
        this.node = node;
    }

    @Override
    public Operator visit(Layer.Input input) {
        throw new IllegalStateException("the input is the graph's own");
    }

    @Override
    public Operator visit(Layer.ZeroPad pad) {
        // A Pad of its own could be said in ONNX, but ONNX Runtime wrongly merges it into a max pool's padding,
        // which is minus infinity: up to 1.29 at least.
        throw refusal("zeros can only stand before a convolution");
    }

    @Override
    public Operator visit(Layer.Conv conv) {
        Folding.Kernels kernels = whole.folding().kernels(node, conv);
        List<Integer> shape = List.of(conv.out(), conv.in() / conv.groups(), conv.kernel(), conv.kernel());
        List<String> numbers = new ArrayList<>();
        numbers.add(graph.floats(named("weight"), shape, kernels.weights()));
        kernels.bias().ifPresent(bias -> numbers.add(graph.floats(named("bias"), List.of(conv.out()), bias)));
        int p = whole.folding().padding(node, conv);
        return window("Conv", conv.kernel(), conv.stride(), numbers)
                .with("group", conv.groups())
                .with("pads", p, p, p, p);
    }

    @Override
    public Operator visit(Layer.BatchNorm norm) {
        return operator("BatchNormalization", parameters()).with("epsilon", norm.epsilon());
    }

    @Override
    public Operator visit(Layer.Relu relu) {
        return operator("Relu");
    }

    @Override
    public Operator visit(Layer.MaxPool pool) {
        return window("MaxPool", pool.kernel(), pool.stride(), List.of());
    }

    @Override
    public Operator visit(Layer.AvgPool pool) {
        return window("AveragePool", pool.kernel(), pool.stride(), List.of());
    }

    @Override
    public Operator visit(Layer.GlobalAvgPool pool) {
        return operator("GlobalAveragePool");
    }

    @Override
    public Operator visit(Layer.Upsample upsample) {
        String scales = graph.floats(named("scales"), List.of(4), 1, 1, upsample.factor(), upsample.factor());
        return operator("Resize", List.of("", scales))
                .with("mode", "nearest")
                .with("coordinate_transformation_mode", "asymmetric")
                .with("nearest_mode", "floor");
    }

    /**
     * Flattens each channel into a row, applies a softmax, computes the expected place, and concatenates the channels
     * of a picture.
     */
    @Override
    public Operator visit(Layer.SoftArgmax argmax) {
        int height = net.shape(node.inputs().get(0)).get(1);
        int width = net.shape(node.inputs().get(0)).get(2);
        String places =
                graph.floats(named("places"), List.of(2, height * width), Layer.SoftArgmax.places(height, width));
        String zero = graph.floats(named("zero"), List.of(2), 0, 0);
        graph.operator("Flatten", named("maps"), List.of(input())).with("axis", 2);
        graph.operator("Softmax", named("shares"), List.of(named("maps"))).with("axis", 1);
        graph.operator("Gemm", named("means"), List.of(named("shares"), places, zero))
                .with("transB", 1);
        if (whole.isTall()) {
            spread(squares(height, width));
        }
        String shape = graph.integers(named("shape"), -1, net.shape(node.name()).get(0));
        graph.shape(output(), net.shape(node.name()));
        return graph.operator("Reshape", output(), List.of(named("means"), shape));
    }

    @Override
    public Operator visit(Layer.Flatten flatten) {
        return operator("Flatten").with("axis", 1);
    }

    @Override
    public Operator visit(Layer.Dense dense) {
        return operator("Gemm", parameters()).with("transB", 1);
    }

    @Override
    public Operator visit(Layer.Dropout dropout) {
        throw new IllegalStateException("dropout has no operator: it is folded away");
    }

    @Override
    public Operator visit(Layer.Concat concat) {
        throw refusal("rows can only be joined at the end of a net");
    }

    @Override
    public Operator visit(Layer.Add add) {
        return operator("Add");
    }

    @Override
    public Operator visit(Layer.Scale scale) {
        String factor = graph.floats(named("factor"), List.of(), scale.factor());
        String offset = graph.floats(named("offset"), List.of(), scale.offset());
        graph.operator("Mul", named("scaled"), List.of(input(), factor));
        return graph.operator("Add", output(), List.of(named("scaled"), offset));
    }

    /** The squared distance of each cell from the middle, in the units of {@link Layer.SoftArgmax#places}. */
    private static float[] squares(int height, int width) {
        float[] places = Layer.SoftArgmax.places(height, width);
        float[] squares = new float[height * width];
        for (int cell = 0; cell < squares.length; cell++) {
            float x = places[cell];
            float y = places[squares.length + cell];
            squares[cell] = x * x + y * y;
        }
        return squares;
    }

    /**
     * Adds the standard deviation of the place under each map in pixels: the square root of the mean square minus the
     * squared mean.
     */
    private void spread(float... squares) {
        String squared = graph.floats(named("squares"), List.of(1, squares.length), squares);
        String none = graph.floats(named("none"), List.of(1), 0);
        String pixels = graph.floats(named("half"), List.of(), ModelMetadata.INPUT_SIZE / 2f);
        String shape = graph.integers(named("points"), -1, Keypoint.EXTENDED_COUNT);
        graph.operator("Gemm", named("square"), List.of(named("shares"), squared, none))
                .with("transB", 1);
        String axes = graph.integers(named("across"), 1);
        graph.operator("Mul", named("means2"), List.of(named("means"), named("means")));
        graph.operator("ReduceSum", named("mean"), List.of(named("means2"), axes));
        graph.operator("Sub", named("variance"), List.of(named("square"), named("mean")));
        graph.operator("Relu", named("positive"), List.of(named("variance")));
        graph.operator("Sqrt", named("deviation"), List.of(named("positive")));
        graph.operator("Mul", named("deviations"), List.of(named("deviation"), pixels));
        graph.operator("Reshape", ModelMetadata.SPREAD_OUTPUT_NAME, List.of(named("deviations"), shape));
    }

    private Operator window(String type, int kernel, int stride, List<String> constants) {
        return operator(type, constants).with("kernel_shape", kernel, kernel).with("strides", stride, stride);
    }

    private Operator operator(String type) {
        return operator(type, List.of());
    }

    private Operator operator(String type, List<String> constants) {
        List<String> inputs = new ArrayList<>();
        node.inputs().forEach(input -> inputs.add(whole.value(input)));
        inputs.addAll(constants);
        whole.describe(node);
        return graph.operator(type, output(), inputs);
    }

    private List<String> parameters() {
        return node.layer().parameters().stream()
                .map(parameter -> {
                    String name = named(parameter.name());
                    return graph.floats(name, parameter.shape(), whole.weights().get(name));
                })
                .toList();
    }

    private String input() {
        return whole.value(node.inputs().get(0));
    }

    private String output() {
        return whole.value(node.name());
    }

    /** The name of a constant or a value of this node. */
    private String named(String part) {
        return node.name() + "." + part;
    }

    private IllegalArgumentException refusal(String problem) {
        return new IllegalArgumentException("node '" + node.name() + "': " + problem);
    }
}
