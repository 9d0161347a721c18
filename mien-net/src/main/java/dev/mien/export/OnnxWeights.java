package dev.mien.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Node;
import dev.mien.net.Parameter;
import dev.mien.net.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the weights of a model file written by {@link OnnxExporter} or {@link Int8Exporter} into a net with the same
 * layers.
 */
public final class OnnxWeights {
    private final Map<String, float[]> constants = new LinkedHashMap<>();

    private OnnxWeights() {}

    /**
     * Parses a model file.
     *
     * @throws IllegalArgumentException when it is not an ONNX file
     */
    public static OnnxWeights of(byte[] model) {
        OnnxWeights weights = new OnnxWeights();
        try {
            for (TensorProto tensor :
                    FloatGraph.of(ModelProto.parseFrom(model).getGraph()).getInitializerList()) {
                if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
                    weights.constants.put(tensor.getName(), OnnxNumbers.floats(tensor));
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not an ONNX file", e);
        }
        return weights;
    }

    /**
     * Copies the weights of layers with the same name and input into the weights of a net; if the net's layer has more
     * outputs, into the first ones. Batch norms that are folded in the file become the identity and an offset.
     *
     * @param others the weights of the layers that the file lacks
     * @throws IllegalArgumentException when no layer matches
     */
    public Weights into(Net net, Weights others) {
        Map<String, float[]> arrays = new LinkedHashMap<>(others.asMap());
        int taken = 0;
        for (Node node : net.nodes()) {
            if (node.layer() instanceof Layer.BatchNorm norm) {
                float[] offset = constants.get(node.inputs().get(0) + ".bias");
                if (offset != null && offset.length == norm.channels()) {
                    arrays.put(node.name() + ".weight", ones(norm.channels()));
                    arrays.put(node.name() + ".bias", offset);
                }
                continue;
            }
            for (Parameter parameter : node.layer().parameters()) {
                String name = node.name() + "." + parameter.name();
                float[] values = constants.get(name);
                if (values != null && fits(values.length, parameter)) {
                    float[] all = others.get(name).clone();
                    System.arraycopy(values, 0, all, 0, values.length);
                    arrays.put(name, all);
                    taken++;
                }
            }
        }
        if (taken == 0) {
            throw new IllegalArgumentException("no layer of the net " + net.preset());
        }
        return Weights.of(net, arrays);
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static boolean fits(int numbers, Parameter parameter) {
        int perOutput = parameter.size() / parameter.shape().get(0);
        return numbers <= parameter.size() && numbers % perOutput == 0;
    }
}
