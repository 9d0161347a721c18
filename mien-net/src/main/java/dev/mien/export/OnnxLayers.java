package dev.mien.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import dev.mien.Keypoint;
import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;
import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Node;
import dev.mien.net.Parameter;
import dev.mien.net.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says each layer in ONNX's operators. Values are named after the nodes that give them. */
final class OnnxLayers {
    private final Net net;
    private final Weights weights;
    private final Task task;
    private final boolean answersMaps; // of a picture of any size
    private final boolean answersShares; // of classes
    private final boolean tall; // 27 points, in a crop that goes on below
    private final Folding folding;
    private final OnnxGraph graph;
    private final Map<String, String> answers =
            new LinkedHashMap<>(); // nodes that answer the task, and their outputs' names

    OnnxLayers(Net net, Weights weights, Task task) {
        this.net = net;
        this.weights = weights;
        this.task = task;
        this.folding = new Folding(net, weights);
        this.graph = new OnnxGraph(net.preset());
        this.answersMaps = task.answersMaps();
        this.answersShares = task.hasClasses();
        this.tall = task == Task.KEYPOINTS && net.input().get(1) > ModelMetadata.INPUT_SIZE;
        if (answersMaps) {
            detectorAnswers();
        } else {
            Node end = net.last();
            String answer = net.scoresFaces() ? end.inputs().get(0) : end.name();
            String name = tall ? "all_keypoints" : answersShares ? "logits" : task.outputName();
            answers.put(folding.source(answer), name);
        }
    }

    /** What training sees in one row are maps by themselves: one, or one for each size of cells, named after it. */
    private void detectorAnswers() {
        int side = net.shape(net.nodes().get(0).name()).get(1);
        List<String> maps = net.nodes().stream()
                .filter(node -> node.layer() instanceof Layer.Flatten)
                .map(node -> folding.source(node.inputs().get(0)))
                .toList();
        for (String map : maps) {
            String stride = maps.size() == 1 ? "" : "_" + side / net.shape(map).get(1);
            answers.put(map, task.outputName() + stride);
        }
    }

    /** The whole graph. */
    GraphProto graph() {
        if (answersMaps) {
            graph.inputOfAnySize(
                    ModelMetadata.INPUT_NAME, net.shape(net.nodes().get(0).name()));
        } else {
            graph.input(ModelMetadata.INPUT_NAME, net.shape(net.nodes().get(0).name()));
        }
        folding.remaining().forEach(this::add);
        if (answersShares) {
            graph.operator("Softmax", task.outputName(), List.copyOf(answers.values()))
                    .with("axis", 1);
        }
        if (answersMaps) {
            answers.forEach((node, name) -> graph.outputOfAnySize(name, net.shape(node)));
            return graph.build();
        }
        if (tall) {
            morePoints();
        } else {
            answers.keySet().forEach(node -> graph.output(task.outputName(), net.shape(node)));
        }
        if (net.scoresFaces()) {
            String logit = value(net.last().inputs().get(1));
            graph.operator("Sigmoid", ModelMetadata.FACE_OUTPUT_NAME, List.of(logit));
            graph.output(ModelMetadata.FACE_OUTPUT_NAME, List.of(1));
        }
        return graph.build();
    }

    /** Kaggle's points by themselves, as all models have them, and the others, which only some have. */
    private void morePoints() {
        String all = answers.values().iterator().next();
        long kaggle = 2L * Keypoint.COUNT;
        long end = 2L * Keypoint.EXTENDED_COUNT;
        String axes = graph.integers("points.axes", 1);
        String zero = graph.integers("points.zero", 0);
        String between = graph.integers("points.between", kaggle);
        String last = graph.integers("points.end", end);
        graph.operator("Slice", task.outputName(), List.of(all, zero, between, axes));
        graph.output(task.outputName(), List.of((int) kaggle));
        graph.operator("Slice", ModelMetadata.MORE_POINTS_OUTPUT_NAME, List.of(all, between, last, axes));
        graph.output(ModelMetadata.MORE_POINTS_OUTPUT_NAME, List.of((int) (end - kaggle)));
        graph.output(ModelMetadata.SPREAD_OUTPUT_NAME, List.of(Keypoint.EXTENDED_COUNT));
    }

    /** The ONNX value that holds a node's output. */
    private String value(String node) {
        String source = folding.source(node);
        if (source.equals(net.nodes().get(0).name())) {
            return ModelMetadata.INPUT_NAME;
        }
        return answers.getOrDefault(source, source);
    }

    private void add(Node node) {
        Layer layer = node.layer();
        if (isOnlyForTraining(node)) {
            return;
        }
        if (layer instanceof Layer.ZeroPad) {
            // A Pad of its own could be said in ONNX, but ONNX Runtime wrongly merges it into a max pool's padding,
            // which is minus infinity: up to 1.29 at least.
            throw new IllegalArgumentException("node '" + node.name() + "': zeros can only stand before a convolution");
        } else if (layer instanceof Layer.Conv conv) {
            conv(node, conv);
        } else if (layer instanceof Layer.BatchNorm norm) {
            operator("BatchNormalization", node, parameters(node)).with("epsilon", norm.epsilon());
        } else if (layer instanceof Layer.Relu) {
            operator("Relu", node);
        } else if (layer instanceof Layer.MaxPool pool) {
            window(operator("MaxPool", node), pool.kernel(), pool.stride());
        } else if (layer instanceof Layer.AvgPool pool) {
            window(operator("AveragePool", node), pool.kernel(), pool.stride());
        } else if (layer instanceof Layer.Upsample up) {
            String scales = graph.floats(node.name() + ".scales", List.of(4), 1, 1, up.factor(), up.factor());
            operator("Resize", node, "", scales)
                    .with("mode", "nearest")
                    .with("coordinate_transformation_mode", "asymmetric")
                    .with("nearest_mode", "floor");
        } else if (layer instanceof Layer.SoftArgmax) {
            softArgmax(node);
        } else if (layer instanceof Layer.GlobalAvgPool) {
            operator("GlobalAveragePool", node);
        } else if (layer instanceof Layer.Flatten) {
            operator("Flatten", node).with("axis", 1);
        } else if (layer instanceof Layer.Dense) {
            operator("Gemm", node, parameters(node)).with("transB", 1);
        } else if (layer instanceof Layer.Add) {
            operator("Add", node);
        } else if (layer instanceof Layer.Scale scale) {
            String scaled = node.name() + ".scaled";
            String factor = graph.floats(node.name() + ".factor", List.of(), scale.factor());
            String offset = graph.floats(node.name() + ".offset", List.of(), scale.offset());
            graph.operator("Mul", scaled, List.of(value(node.inputs().get(0)), factor));
            graph.operator("Add", value(node.name()), List.of(scaled, offset));
        } else if (!(layer instanceof Layer.Input)) { // the graph's own
            throw new IllegalArgumentException("node '" + node.name() + "': " + layer + " is not known in ONNX");
        }
    }

    /** The answers that training sees as one row of numbers are outputs of their own in a model file. */
    private boolean isOnlyForTraining(Node node) {
        boolean row = node.layer() instanceof Layer.Flatten || node.layer() instanceof Layer.Concat;
        return answersMaps ? row : net.scoresFaces() && node.equals(net.last());
    }

    private void conv(Node node, Layer.Conv conv) {
        Folding.Kernels kernels = folding.kernels(node, conv);
        List<Integer> shape = List.of(conv.out(), conv.in() / conv.groups(), conv.kernel(), conv.kernel());
        List<String> numbers = new ArrayList<>();
        numbers.add(graph.floats(node.name() + ".weight", shape, kernels.weights()));
        kernels.bias().ifPresent(bias -> numbers.add(graph.floats(node.name() + ".bias", List.of(conv.out()), bias)));
        int p = folding.padding(node, conv);
        window(operator("Conv", node, numbers.toArray(String[]::new)), conv.kernel(), conv.stride())
                .with("group", conv.groups())
                .with("pads", p, p, p, p);
    }

    /** Each channel a row of its own, its softmax, the mean place, and the channels of a picture side by side again. */
    private void softArgmax(Node node) {
        String input = node.inputs().get(0);
        int height = net.shape(input).get(1);
        int width = net.shape(input).get(2);
        String name = node.name();
        String places =
                graph.floats(name + ".places", List.of(2, height * width), Layer.SoftArgmax.places(height, width));
        String zero = graph.floats(name + ".zero", List.of(2), 0, 0);
        graph.operator("Flatten", name + ".maps", List.of(value(input))).with("axis", 2);
        graph.operator("Softmax", name + ".shares", List.of(name + ".maps")).with("axis", 1);
        graph.operator("Gemm", name + ".means", List.of(name + ".shares", places, zero))
                .with("transB", 1);
        if (tall) {
            spread(name, squares(height, width));
        }
        String shape = graph.integers(name + ".shape", -1, net.shape(name).get(0));
        graph.shape(value(name), net.shape(name));
        graph.operator("Reshape", value(name), List.of(name + ".means", shape));
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

    /** The standard deviation of a cell's place under each map: the root of the mean square less the mean's square, in pixels. */
    private void spread(String name, float... squares) {
        String squared = graph.floats(name + ".squares", List.of(1, squares.length), squares);
        String none = graph.floats(name + ".none", List.of(1), 0);
        String pixels = graph.floats(name + ".half", List.of(), ModelMetadata.INPUT_SIZE / 2f);
        String shape = graph.integers(name + ".points", -1, Keypoint.EXTENDED_COUNT);
        graph.operator("Gemm", name + ".square", List.of(name + ".shares", squared, none))
                .with("transB", 1);
        String axes = graph.integers(name + ".across", 1);
        graph.operator("Mul", name + ".means2", List.of(name + ".means", name + ".means"));
        graph.operator("ReduceSum", name + ".mean", List.of(name + ".means2", axes));
        graph.operator("Sub", name + ".variance", List.of(name + ".square", name + ".mean"));
        graph.operator("Relu", name + ".positive", List.of(name + ".variance"));
        graph.operator("Sqrt", name + ".deviation", List.of(name + ".positive"));
        graph.operator("Mul", name + ".deviations", List.of(name + ".deviation", pixels));
        graph.operator("Reshape", ModelMetadata.SPREAD_OUTPUT_NAME, List.of(name + ".deviations", shape));
    }

    private static OnnxGraph.Operator window(OnnxGraph.Operator operator, int kernel, int stride) {
        return operator.with("kernel_shape", kernel, kernel).with("strides", stride, stride);
    }

    private OnnxGraph.Operator operator(String type, Node node, String... constants) {
        List<String> inputs = new ArrayList<>();
        node.inputs().forEach(input -> inputs.add(value(input)));
        inputs.addAll(List.of(constants));
        if (!answersMaps && !value(node.name()).equals(task.outputName())) {
            graph.shape(value(node.name()), net.shape(node.name()));
        }
        return graph.operator(type, value(node.name()), inputs);
    }

    private String[] parameters(Node node) {
        return node.layer().parameters().stream()
                .map((Parameter parameter) -> {
                    String name = node.name() + "." + parameter.name();
                    return graph.floats(name, parameter.shape(), weights.get(name));
                })
                .toArray(String[]::new);
    }
}
