package dev.mien.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.mien.Keypoint;
import dev.mien.UserError;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The inputs and outputs of the graph of a model of face crops.
 *
 * @param input the shape of one input without the batch, [1, 96, 96] or [96, 96, 1]; [1, 128, 96] for 27 points
 * @param scoresFaces whether it has an output for how likely a picture is a face
 */
record ModelGraph(long[] input, boolean scoresFaces) {
    /**
     * Reads and checks the inputs and outputs of a graph.
     *
     * @throws UserError when they are not a Mien model's
     */
    static ModelGraph of(OrtSession session, ModelMetadata metadata, String name) throws OrtException {
        long size = ModelMetadata.INPUT_SIZE;
        long[] image = floats(session.getInputInfo(), Set.of(ModelMetadata.INPUT_NAME), ModelMetadata.INPUT_NAME, name);
        boolean channelsFirst = Arrays.equals(image, new long[] {-1, 1, size, size});
        boolean channelsLast = Arrays.equals(image, new long[] {-1, size, size, 1});
        boolean tall = metadata.task() == Task.KEYPOINTS
                && Arrays.equals(image, new long[] {-1, 1, ModelMetadata.TALL_INPUT, size});
        if (!channelsFirst && !channelsLast && !tall) {
            throw ModelFileErrors.error(
                    name, "takes " + Arrays.toString(image) + ", expected [-1, 1, 96, 96] (-1 = any number)");
        }
        Map<String, NodeInfo> outputs = session.getOutputInfo();
        boolean scoresFaces = metadata.task().mayScoreFaces() && outputs.containsKey(ModelMetadata.FACE_OUTPUT_NAME);
        Map<String, Integer> expected = new HashMap<>(Map.of(metadata.task().outputName(), metadata.outputs()));
        if (scoresFaces) {
            expected.put(ModelMetadata.FACE_OUTPUT_NAME, 1);
        }
        if (tall) {
            expected.put(ModelMetadata.MORE_POINTS_OUTPUT_NAME, 2 * (Keypoint.EXTENDED_COUNT - Keypoint.COUNT));
            expected.put(ModelMetadata.SPREAD_OUTPUT_NAME, Keypoint.EXTENDED_COUNT);
        }
        for (Map.Entry<String, Integer> output : expected.entrySet()) {
            require(floats(outputs, expected.keySet(), output.getKey(), name), output.getValue(), name);
        }
        return new ModelGraph(Arrays.copyOfRange(image, 1, image.length), scoresFaces);
    }

    private static void require(long[] output, int numbers, String name) {
        if (!Arrays.equals(output, new long[] {-1, numbers})) {
            throw ModelFileErrors.error(
                    name, "answers " + Arrays.toString(output) + ", expected [-1, " + numbers + "] (-1 = any number)");
        }
    }

    private static long[] floats(Map<String, NodeInfo> nodes, Set<String> expected, String wanted, String name) {
        NodeInfo node = nodes.get(wanted);
        if (!nodes.keySet().equals(expected) || node == null) {
            throw ModelFileErrors.error(
                    name, "has the inputs or outputs " + nodes.keySet() + ", expected " + new TreeSet<>(expected));
        }
        if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
            throw ModelFileErrors.error(name, "'" + wanted + "' is not made of floats");
        }
        return tensor.getShape();
    }

    /** Whether it reads below the crop, and locates 27 points. */
    boolean isTall() {
        return input[1] == ModelMetadata.TALL_INPUT;
    }

    /** The height of an input in pixels. */
    int rows() {
        return isTall() ? ModelMetadata.TALL_INPUT : ModelMetadata.INPUT_SIZE;
    }

    /** The number of values of one input. */
    int numbers() {
        return rows() * ModelMetadata.INPUT_SIZE;
    }
}
