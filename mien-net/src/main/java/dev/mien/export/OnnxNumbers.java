package dev.mien.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Reads and writes numbers in ONNX messages. */
final class OnnxNumbers {
    private OnnxNumbers() {}

    /** Reads the floats of a constant, row-major. */
    static float[] floats(TensorProto tensor) {
        if (tensor.getRawData().isEmpty()) {
            float[] listed = new float[tensor.getFloatDataCount()];
            for (int i = 0; i < listed.length; i++) {
                listed[i] = tensor.getFloatData(i);
            }
            return listed;
        }
        float[] raw = new float[tensor.getRawData().size() / Float.BYTES];
        tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(raw);
        return raw;
    }

    /** Reads the integers of a constant in the encoding that {@link OnnxGraph} writes. */
    static long[] integers(TensorProto tensor) {
        long[] raw = new long[tensor.getRawData().size() / Long.BYTES];
        tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(raw);
        return raw;
    }

    /**
     * Reads the 8-bit or 32-bit integers of a constant in the encoding that {@link Int8Graph} writes.
     *
     * @throws IllegalArgumentException when the constant has another type
     */
    static int[] smallIntegers(TensorProto tensor) {
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getDataType());
        int bytes = type == TensorProto.DataType.INT8 ? Byte.BYTES : Integer.BYTES;
        if (type != TensorProto.DataType.INT8 && type != TensorProto.DataType.INT32) {
            throw new IllegalArgumentException("'" + tensor.getName() + "' has numbers of type " + type);
        }
        int[] numbers = new int[raw.remaining() / bytes];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytes == Byte.BYTES ? raw.get() : raw.getInt();
        }
        return numbers;
    }

    /** Creates a constant of floats without dimensions. */
    static TensorProto.Builder tensor(String name, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(UnsafeByteOperations.unsafeWrap(bytes)); // not shared: it is not written to any more
    }

    /** An attribute with the same number for all sides of a window, such as strides {@code [2, 2]}. */
    static long same(NodeProto node, String name, long missing) {
        List<Long> values = attribute(node, name).getIntsList();
        if (values.isEmpty()) {
            return missing;
        }
        if (values.stream().distinct().count() != 1) {
            throw new IllegalArgumentException(name + " is " + values + ", expected the same on all sides");
        }
        return values.get(0);
    }

    /** An integer attribute. */
    static long integer(NodeProto node, String name, long missing) {
        AttributeProto attribute = attribute(node, name);
        return attribute.hasI() ? attribute.getI() : missing;
    }

    /** A float attribute. */
    static float number(NodeProto node, String name, float missing) {
        AttributeProto attribute = attribute(node, name);
        return attribute.hasF() ? attribute.getF() : missing;
    }

    private static AttributeProto attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .orElse(AttributeProto.getDefaultInstance());
    }
}
