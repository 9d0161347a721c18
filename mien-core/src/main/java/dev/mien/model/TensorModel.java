package dev.mien.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.mien.UserError;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Any ONNX file with one input of floats, as named arrays of floats. Any number of threads may ask at the same time. Holds
 * native memory until it is closed, which waits for answers in progress.
 */
public final class TensorModel implements AutoCloseable {
    private final String name;
    private final OrtSession session;
    private final String input;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private TensorModel(String name, OrtSession session, String input) {
        this.name = name;
        this.session = session;
        this.input = input;
    }

    /**
     * Loads an ONNX file.
     *
     * @param threads how many threads one answer may use, at least 1
     * @throws UserError when it is missing or damaged, or has several inputs
     */
    public static TensorModel open(ModelOrigin source, int threads) {
        OrtSession session = OnnxSession.load(source, threads);
        if (session.getInputNames().size() != 1) {
            OnnxSession.close(session);
            throw ModelFile.error(source.name(), "has the inputs " + session.getInputNames() + ", expected one");
        }
        return new TensorModel(
                source.name(), session, session.getInputNames().iterator().next());
    }

    /** The metadata properties in the file. */
    public Map<String, String> properties() {
        try {
            return session.getMetadata().getCustomMetadata();
        } catch (OrtException e) {
            throw ModelFile.notLoaded(name, e);
        }
    }

    /** The names of the outputs. */
    public Set<String> outputs() {
        return session.getOutputNames();
    }

    /**
     * All outputs, row-major, by name.
     *
     * @param numbers the input, row-major
     * @param shape its shape, such as [n, channels, height, width]
     * @throws UserError when the file does not take that shape or answers something else than floats
     */
    public Map<String, float[]> run(float[] numbers, long... shape) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(name + ": the model is closed");
            }
            try (OnnxTensor tensor = OnnxTensor.createTensor(OnnxEnvironment.get(), FloatBuffer.wrap(numbers), shape);
                    OrtSession.Result result = session.run(Map.of(input, tensor))) {
                Map<String, float[]> answers = new HashMap<>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    answers.put(output.getKey(), floats(output.getValue()));
                }
                return answers;
            }
        } catch (OrtException e) {
            throw ModelFile.damaged(name, ModelFile.reason(e));
        } finally {
            lock.readLock().unlock();
        }
    }

    private float[] floats(OnnxValue value) {
        FloatBuffer buffer = value instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
        if (buffer == null) {
            throw ModelFile.damaged(name, "an output is not made of floats");
        }
        float[] numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        return numbers;
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                OnnxSession.close(session);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
