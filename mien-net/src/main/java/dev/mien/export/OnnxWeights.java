package dev.mien.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.mien.net.Layer;
import dev.mien.net.Net;
import dev.mien.net.Node;
import dev.mien.net.Parameter;
import dev.mien.net.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** The weights in a model file that {@link OnnxExporter} wrote or {@link Int8Exporter} rounded, for a net of the same layers. */
public final class OnnxWeights {
    private final Map<String, float[]> constants = new LinkedHashMap<>();

    private OnnxWeights() {}

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException when this is no ONNX file
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
     * The net's weights with the file's numbers in those layers that have the same name and input; where the net's layer has more
     * outputs, the first of them. Norms that the file has in its convolutions are the identity and an offset.
     *
     * @param others what the file does not have
     * @throws IllegalArgumentException when no layer fits
     */
    public Weights into(Net net, Weights others) {
        Map<String, float[]> arrays = new LinkedHashMap<>(others.asMap());
        int taken = 0;
        for (Node node : net.nodes()) {
            if (node.layer() instanceof Layer.BatchNorm norm) {
                float[] offset = constants.get(node.inputs().get(0) + ".bias");
                if (offset != null && offset.length == norm.channels()) {
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

    private static boolean fits(int numbers, Parameter parameter) {
        int perOutput = parameter.size() / parameter.shape().get(0);
        return numbers <= parameter.size() && numbers % perOutput == 0;
    }
}
