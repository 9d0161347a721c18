package dev.mien.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import dev.mien.UserError;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Runs any ONNX file with a single float input. Thread-safe. Holds native memory until it is closed, which waits for
 * runs in progress.
 */
public final class TensorModel implements AutoCloseable {
    private final String name;
    private final SharedSession session;
    private final String input;

    private TensorModel(String name, SharedSession session, String input) {
        this.name = name;
        this.session = session;
        this.input = input;
    }

    /**
     * Loads an ONNX file.
     *
     * @param threads the number of threads for one run, at least 1
     * @throws UserError when it is missing or damaged, or has several inputs
     */
    public static TensorModel open(ModelOrigin source, int threads) {
        return SharedSession.open(source, threads, TensorModel::of);
    }

    /** A model from a loaded file. */
    static TensorModel of(SharedSession session) {
        Set<String> inputs = session.session().getInputNames();
        if (inputs.size() != 1) {
            throw ModelFileErrors.error(session.name(), "has the inputs " + inputs + ", expected one");
        }
        return new TensorModel(session.name(), session, inputs.iterator().next());
    }

    /** The names of the outputs. */
    public Set<String> outputs() {
        return session.session().getOutputNames();
    }

    /**
     * Runs the model and returns all outputs by name, row-major.
     *
     * @param numbers the values of the input, row-major
     * @param shape its shape, such as [n, channels, height, width]
     * @throws UserError when the file does not accept that shape, or its outputs are not finite floats
     */
    public Map<String, float[]> run(float[] numbers, long... shape) {
        return session.answer(open -> {
            try (InputBuffers.Input in = session.inputs().of(FloatBuffer.wrap(numbers), shape);
                    OrtSession.Result result = open.run(Map.of(input, in.tensor()), session.runOptions())) {
                Map<String, float[]> answers = new HashMap<>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    answers.put(output.getKey(), floats(output.getValue()));
                }
                return answers;
            }
        });
    }

    private float[] floats(OnnxValue value) {
        FloatBuffer buffer = value instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
        if (buffer == null) {
            throw ModelFileErrors.damaged(name, "an output is not made of floats");
        }
        float[] numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw ModelFileErrors.damaged(name, "its answer is " + number);
            }
        }
        return numbers;
    }

    @Override
    public void close() {
        session.close();
    }
}
