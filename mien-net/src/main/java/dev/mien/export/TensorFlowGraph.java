package dev.mien.export;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.mien.protocol.tensorflow.AttrValue;
import dev.mien.protocol.tensorflow.DataType;
import dev.mien.protocol.tensorflow.GraphDef;
import dev.mien.protocol.tensorflow.NodeDef;
import dev.mien.protocol.tensorflow.TensorProto;
import dev.mien.protocol.tensorflow.TensorShapeProto;
import dev.mien.protocol.tensorflow.VersionDef;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A builder of TensorFlow graphs: operations in the order of computation, each with one output. */
final class TensorFlowGraph {
    // Any version does that knows all operations used; these are in TensorFlow since 1.13.
    private static final int PRODUCER = 27;

    private final GraphDef.Builder graph = GraphDef.newBuilder();

    TensorFlowGraph() {
        graph.setVersions(VersionDef.newBuilder().setProducer(PRODUCER));
    }

    /** An operation whose attributes can still be set. */
    static final class Operation {
        private final NodeDef.Builder node;

        private Operation(NodeDef.Builder node) {
            this.node = node;
        }

        /** Sets an attribute to a type. */
        Operation with(String name, DataType type) {
            node.putAttr(name, AttrValue.newBuilder().setType(type).build());
            return this;
        }

        /** Sets an attribute to a boolean. */
        Operation with(String name, boolean value) {
            node.putAttr(name, AttrValue.newBuilder().setB(value).build());
            return this;
        }

        /** Sets an attribute to a text. */
        Operation with(String name, String value) {
            node.putAttr(
                    name,
                    AttrValue.newBuilder().setS(ByteString.copyFromUtf8(value)).build());
            return this;
        }

        /** Sets an attribute to one number for each axis, [batch, height, width, channels]. */
        Operation perAxis(String name, long height, long width) {
            AttrValue.ListValue.Builder values = AttrValue.ListValue.newBuilder();
            values.addI(1).addI(height).addI(width).addI(1);
            node.putAttr(name, AttrValue.newBuilder().setList(values).build());
            return this;
        }
    }

    /** Adds an operation on floats. */
    Operation operation(String type, String name, String... inputs) {
        NodeDef.Builder node = graph.addNodeBuilder().setOp(type).setName(name).addAllInput(List.of(inputs));
        return new Operation(node).with("T", DataType.DT_FLOAT);
    }

    /** Adds an operation that selects rows of a picture, [batch, rows, width, channels]. */
    void rows(String name, String picture, int... rows) {
        String numbers = integers(name + "/rows", rows, rows.length);
        String axis = integers(name + "/axis", new int[] {1});
        NodeDef.Builder node = graph.addNodeBuilder().setOp("GatherV2").setName(name);
        node.addAllInput(List.of(picture, numbers, axis));
        new Operation(node)
                .with("Tparams", DataType.DT_FLOAT)
                .with("Tindices", DataType.DT_INT32)
                .with("Taxis", DataType.DT_INT32);
    }

    /** Adds the input of floats; -1 stands for any size. */
    void placeholder(String name, long... shape) {
        NodeDef.Builder node = graph.addNodeBuilder().setOp("Placeholder").setName(name);
        node.putAttr("dtype", AttrValue.newBuilder().setType(DataType.DT_FLOAT).build());
        node.putAttr("shape", AttrValue.newBuilder().setShape(shape(shape)).build());
    }

    /** Adds a constant of floats, row-major; returns its name. */
    String floats(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(
                name,
                TensorProto.newBuilder()
                        .setDtype(DataType.DT_FLOAT)
                        .setTensorShape(shape(shape))
                        .setTensorContent(UnsafeByteOperations.unsafeWrap(bytes))); // ours alone
    }

    /** Adds a constant of integers; returns its name. */
    String integers(String name, int[] values, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setDtype(DataType.DT_INT32).setTensorShape(shape(shape));
        for (int value : values) {
            tensor.addIntVal(value);
        }
        return constant(name, tensor);
    }

    private String constant(String name, TensorProto.Builder tensor) {
        NodeDef.Builder node = graph.addNodeBuilder().setOp("Const").setName(name);
        node.putAttr("dtype", AttrValue.newBuilder().setType(tensor.getDtype()).build());
        node.putAttr("value", AttrValue.newBuilder().setTensor(tensor).build());
        return name;
    }

    static TensorShapeProto shape(long... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long size : sizes) {
            shape.addDimBuilder().setSize(size);
        }
        return shape.build();
    }

    GraphDef build() {
        return graph.build();
    }
}
