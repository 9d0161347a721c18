package dev.mien.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import dev.mien.Keypoint;
import dev.mien.model.ModelMetadata;
import dev.mien.model.Task;
import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Node;
import dev.mien.net.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts a net to an ONNX graph with the outputs of its task. Values have the names of the nodes that produce them.
 */
final class OnnxNet {
    private final Net net;
    private final Weights weights;
    private final Task task;
    private final boolean answersMaps; // of a picture of any size
    private final boolean answersShares; // of classes
    private final boolean tall; // 27 points, in an input that extends below the crop
    private final Folding folding;
    private final OnnxGraph graph;
    private final Map<String, String> answers =
            new LinkedHashMap<>(); // nodes that answer the task, and their outputs' names

    OnnxNet(Net net, Weights weights, Task task) {
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

    /**
     * Declares the outputs of a detector: a map for each level, or a single one. Training reads them concatenated into
     * a row.
     */
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

    /** Builds the graph. */
    GraphProto build() {
        if (answersMaps) {
            graph.inputOfAnySize(
                    ModelMetadata.INPUT_NAME, net.shape(net.nodes().get(0).name()));
        } else {
            graph.input(ModelMetadata.INPUT_NAME, net.shape(net.nodes().get(0).name()));
        }
        for (Node node : folding.remaining()) {
            if (!isInput(node) && !isOnlyForTraining(node)) {
                OnnxGraph.Operator unused = node.layer().accept(new OnnxNode(this, node));
            }
        }
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

    /** Declares separate outputs for Kaggle's points, which all models have, and for the additional ones. */
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

    private boolean isInput(Node node) {
        return node.equals(net.nodes().get(0));
    }

    /** The name of the value that is a node's output. */
    String value(String node) {
        String source = folding.source(node);
        if (source.equals(net.nodes().get(0).name())) {
            return ModelMetadata.INPUT_NAME;
        }
        return answers.getOrDefault(source, source);
    }

    /** Whether the node only concatenates outputs for training, which are separate outputs in a model file. */
    private boolean isOnlyForTraining(Node node) {
        boolean row = node.layer() instanceof Layer.Flatten || node.layer() instanceof Layer.Concat;
        return answersMaps ? row : net.scoresFaces() && node.equals(net.last());
    }

    /** Declares the shape of a node's output, unless the graph declares it as an output. */
    void describe(Node node) {
        if (!answersMaps && !value(node.name()).equals(task.outputName())) {
            graph.shape(value(node.name()), net.shape(node.name()));
        }
    }

    Net net() {
        return net;
    }

    Weights weights() {
        return weights;
    }

    Folding folding() {
        return folding;
    }

    OnnxGraph graph() {
        return graph;
    }

    /** Whether the input extends below the face crop, as for 27 points. */
    boolean isTall() {
        return tall;
    }
}
