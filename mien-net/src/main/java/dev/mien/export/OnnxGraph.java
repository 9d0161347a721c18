package dev.mien.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A builder of ONNX graphs: operators in the order of computation, constants, inputs and outputs. */
final class OnnxGraph {
    private final GraphProto.Builder graph = GraphProto.newBuilder();

    OnnxGraph(String name) {
        graph.setName(name);
    }

    /** An operator whose attributes can still be set. */
    static final class Operator {
        private final NodeProto.Builder node;

        private Operator(NodeProto.Builder node) {
            this.node = node;
        }

        /** Sets an attribute to an integer. */
        Operator with(String name, int value) {
            node.addAttributeBuilder()
                    .setName(name)
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(value);
            return this;
        }

        /** Sets an attribute to a list of at least two integers. */
        Operator with(String name, int first, int... rest) {
            AttributeProto.Builder attribute =
                    node.addAttributeBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
            attribute.addInts(first);
            for (int value : rest) {
                attribute.addInts(value);
            }
            return this;
        }

        /** Sets an attribute to a text. */
        Operator with(String name, String value) {
            node.addAttributeBuilder()
                    .setName(name)
                    .setType(AttributeProto.AttributeType.STRING)
                    .setS(ByteString.copyFromUtf8(value));
            return this;
        }

        /** Sets an attribute to a float. */
        Operator with(String name, float value) {
            node.addAttributeBuilder()
                    .setName(name)
                    .setType(AttributeProto.AttributeType.FLOAT)
                    .setF(value);
            return this;
        }
    }

    /** Adds an operator with one output; the node has the name of its output. */
    Operator operator(String type, String output, List<String> inputs) {
        return new Operator(graph.addNodeBuilder()
                .setOpType(type)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output));
    }

    /** Adds a constant of floats, row-major; returns its name. */
    String floats(String name, List<Integer> shape, float... values) {
        TensorProto.Builder tensor = OnnxNumbers.tensor(name, values);
        shape.forEach(tensor::addDims);
        graph.addInitializer(tensor);
        return name;
    }

    /** Adds a constant of integers; returns its name. */
    String integers(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        graph.addInitializerBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length)
                .setRawData(UnsafeByteOperations.unsafeWrap(bytes));
        return name;
    }

    /** Declares an input of [N, shape...] floats. */
    void input(String name, List<Integer> shape) {
        graph.addInput(value(name, shape));
    }

    /** Declares an input [N, channels, any height, any width]. */
    void inputOfAnySize(String name, List<Integer> shape) {
        graph.addInput(valueOfAnySize(name, shape, "height", "width"));
    }

    /** Declares an output [N, channels, any height, any width]. */
    void outputOfAnySize(String name, List<Integer> shape) {
        graph.addOutput(valueOfAnySize(name, shape, "rows_" + name, "columns_" + name));
    }

    /** Declares an output of [N, shape...] floats. */
    void output(String name, List<Integer> shape) {
        graph.addOutput(value(name, shape));
    }

    /** Declares the shape of an operator's output, [N, shape...], which viewers show and the runtime checks. */
    void shape(String name, List<Integer> shape) {
        graph.addValueInfo(value(name, shape));
    }

    GraphProto build() {
        return graph.build();
    }

    private static ValueInfoProto value(String name, List<Integer> shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        dimensions.addDimBuilder().setDimParam("N");
        shape.forEach(size -> dimensions.addDimBuilder().setDimValue(size));
        return value(name, dimensions);
    }

    private static ValueInfoProto valueOfAnySize(String name, List<Integer> shape, String height, String width) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        dimensions.addDimBuilder().setDimParam("N");
        dimensions.addDimBuilder().setDimValue(shape.get(0));
        dimensions.addDimBuilder().setDimParam(height);
        dimensions.addDimBuilder().setDimParam(width);
        return value(name, dimensions);
    }

    private static ValueInfoProto value(String name, TensorShapeProto.Builder dimensions) {
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(dimensions)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
