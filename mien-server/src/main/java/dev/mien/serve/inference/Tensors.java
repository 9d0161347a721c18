package dev.mien.serve.inference;

import dev.mien.serve.model.FaceShape;
import dev.mien.serve.model.Faces;
import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.model.ServingException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalLong;

/** The protocol's tensors: what a model takes and answers, and bytes as faces. */
final class Tensors {
    static final String FLOATS = "FP32";
    static final String PLATFORM = "onnxruntime_onnx";

    private Tensors() {}

    /** The shape of a model's input, -1 for any number. */
    static List<Long> inputShape() {
        return List.of(-1L, 96L, 96L, 1L);
    }

    /** The shape of a model's output, -1 for any number. */
    static List<Long> outputShape(ModelInfo model) {
        return List.of(-1L, (long) model.outputs());
    }

    /**
     * Refuses another input than the model's one.
     *
     * @throws ServingException when name or type are not what the model takes
     */
    static void checkInput(ModelInfo model, String name, String type) {
        if (!name.equals(model.input())) {
            throw ServingException.invalid("unknown input '" + name + "', expected '" + model.input() + "'");
        }
        if (!type.equals(FLOATS)) {
            throw ServingException.invalid("the input is of the type '" + type + "', expected " + FLOATS);
        }
    }

    /**
     * Refuses a wish for another output than the model's one.
     *
     * @throws ServingException when there is no such output
     */
    static void checkOutput(ModelInfo model, String name) {
        if (!name.equals(model.output())) {
            throw ServingException.invalid("unknown output '" + name + "', expected '" + model.output() + "'");
        }
    }

    /** The version of that text; the latest where it is empty. */
    static OptionalLong version(String text) {
        try {
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw ServingException.invalid("the version '" + text + "' is not a whole number");
        }
    }

    /**
     * Faces from raw bytes, little-endian.
     *
     * @throws ServingException when the bytes do not fill the shape
     */
    static Faces faces(ByteBuffer bytes, List<Long> shape, int limit) {
        Faces faces = new Faces(limit);
        int count = FaceShape.count(shape);
        int at = faces.add(count);
        int length = count * Faces.NUMBERS;
        if (bytes.remaining() != (long) length * Float.BYTES) {
            throw ServingException.invalid(
                    "the input has " + bytes.remaining() + " bytes, its shape " + (long) length * Float.BYTES);
        }
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(faces.numbers(), at, length);
        faces.checkFinite();
        return faces;
    }

    /** Numbers as raw bytes, little-endian. */
    static byte[] bytes(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }
}
