package dev.mien.serve.inference;

import dev.mien.serve.model.Excerpt;
import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.VersionStatus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalLong;

/** The tensors of the Open Inference Protocol: shapes, types, and raw bytes. */
final class InferTensors {
    static final String FLOATS = "FP32";
    static final String PLATFORM = "onnxruntime_onnx";

    private InferTensors() {}

    /**
     * Checks that the model has an input of that name and type.
     *
     * @throws ServingException when it has not
     */
    static void checkInput(ModelInfo model, String name, String type) {
        if (!name.equals(model.input())) {
            throw ServingException.invalid(
                    "unknown input '" + Excerpt.of(name) + "', expected '" + model.input() + "'");
        }
        if (!type.equals(FLOATS)) {
            throw ServingException.invalid("the input is of the type '" + Excerpt.of(type) + "', expected " + FLOATS);
        }
    }

    /**
     * Checks that the model has an output of that name.
     *
     * @throws ServingException when it has not
     */
    static void checkOutput(ModelInfo model, String name) {
        if (!name.equals(model.output())) {
            throw ServingException.invalid(
                    "unknown output '" + Excerpt.of(name) + "', expected '" + model.output() + "'");
        }
    }

    /** The versions of a model that can be asked, the highest first. */
    static List<String> versions(ModelRegistry models, String name) {
        return models.status(name).stream()
                .filter(VersionStatus::available)
                .map(status -> Long.toString(status.version()))
                .toList();
    }

    /** Parses a version; an empty text stands for the latest. */
    static OptionalLong version(String text) {
        try {
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw ServingException.invalid("the version '" + Excerpt.of(text) + "' is not a whole number");
        }
    }

    /** Converts numbers to raw little-endian bytes. */
    static byte[] bytes(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }
}
