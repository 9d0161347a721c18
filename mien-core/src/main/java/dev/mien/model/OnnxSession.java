package dev.mien.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.mien.UserError;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A model file in ONNX Runtime: floats in, floats out. For any number of threads at once. */
final class OnnxSession implements AutoCloseable {
    private final String name;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ModelMetadata metadata;
    private final ModelFile.Graph graph;
    // The runtime frees its memory at once; so closing takes the write lock and waits for the runs.
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxSession(
            String name,
            OrtEnvironment environment,
            OrtSession session,
            ModelMetadata metadata,
            ModelFile.Graph graph) {
        this.name = name;
        this.environment = environment;
        this.session = session;
        this.metadata = metadata;
        this.graph = graph;
    }

    /** Loads a model file of that task. */
    static OnnxSession open(ModelOrigin source, int threads, Task task) {
        OnnxSession session = open(source, threads);
        if (session.metadata().task() != task) {
            session.close();
            throw new UserError(
                    "a model for the task '" + session.metadata().task().label() + "', expected '" + task.label() + "'",
                    source.name(),
                    "give a model trained with 'mien train " + task.label() + "'");
        }
        return session;
    }

    /** Loads a model file of any task. */
    static OnnxSession open(ModelOrigin source, int threads) {
        String name = source.name();
        OrtSession session = load(source, threads);
        try {
            ModelMetadata metadata =
                    ModelMetadata.ofProperties(session.getMetadata().getCustomMetadata(), name);
            if (metadata.task() == Task.DETECTOR) {
                throw ModelFile.error(name, "a detector, expected a model that reads faces");
            }
            return new OnnxSession(
                    name, OnnxEnvironment.get(), session, metadata, ModelFile.graph(session, metadata, name));
        } catch (OrtException e) {
            close(session);
            throw ModelFile.notLoaded(name, e);
        } catch (UserError e) {
            close(session);
            throw e;
        }
    }

    /** A session of any ONNX file. */
    static OrtSession load(ModelOrigin source, int threads) {
        byte[] bytes = source.read();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Threads that wait in a loop for the next run slow everything else down, other models first.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            // Shapes that the file promises must hold: else a damaged one may take all memory.
            options.addConfigEntry("session.strict_shape_type_inference", "1");
            return OnnxEnvironment.get().createSession(bytes, options);
        } catch (OrtException e) {
            throw ModelFile.notLoaded(source.name(), e);
        }
    }

    ModelMetadata metadata() {
        return metadata;
    }

    /** Whether the model also says how likely a picture is a face. */
    boolean scoresFaces() {
        return graph.scoresFaces();
    }

    /** Runs [count, 1, 96, 96] through the model in batches; answers [count, outputs]. */
    float[] run(float[] images, int count) {
        return run(images, count, new float[graph.scoresFaces() ? count : 0]);
    }

    /**
     * The same.
     *
     * @param faces takes how likely each picture is a face, [count]; left as it is by a model that does not say so
     */
    float[] run(float[] images, int count, float[] faces) {
        if (count < 0 || images.length < (long) count * FaceInput.NUMBERS) {
            throw new IllegalArgumentException(images.length + " numbers are not " + count + " pictures of 96x96");
        }
        float[] outputs = new float[count * metadata.outputs()];
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(name + ": the model is closed");
            }
            for (int start = 0; start < count; start += FaceInput.BATCH) {
                runBatch(images, start, Math.min(FaceInput.BATCH, count - start), outputs, faces);
            }
        } finally {
            lock.readLock().unlock();
        }
        return outputs;
    }

    private void runBatch(float[] images, int start, int count, float[] outputs, float[] faces) {
        FloatBuffer in = FloatBuffer.wrap(images, start * FaceInput.NUMBERS, count * FaceInput.NUMBERS);
        long[] face = graph.input();
        try (OnnxTensor image =
                        OnnxTensor.createTensor(environment, in, new long[] {count, face[0], face[1], face[2]});
                OrtSession.Result result = session.run(Map.of(ModelMetadata.INPUT_NAME, image))) {
            take(result, metadata.task().outputName(), metadata.outputs(), start, count, outputs);
            if (graph.scoresFaces()) {
                take(result, ModelMetadata.FACE_OUTPUT_NAME, 1, start, count, faces);
            }
        } catch (OrtException e) {
            throw ModelFile.damaged(name, ModelFile.reason(e));
        }
    }

    private void take(OrtSession.Result result, String output, int numbers, int start, int count, float[] target) {
        FloatBuffer out = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
        if (out.remaining() != count * numbers) {
            throw ModelFile.damaged(name, out.remaining() + " numbers for " + count + " faces");
        }
        out.get(target, start * numbers, count * numbers);
        for (int i = start * numbers; i < (start + count) * numbers; i++) {
            if (!Float.isFinite(target[i])) {
                throw ModelFile.damaged(name, "its answer is " + target[i]);
            }
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                close(session);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime did not close a session", e);
        }
    }
}
