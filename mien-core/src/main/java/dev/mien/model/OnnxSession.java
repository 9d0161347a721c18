package dev.mien.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.mien.UserError;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A model file in ONNX Runtime: floats in, floats out. For any number of threads at once. */
final class OnnxSession implements AutoCloseable {
    private final Path file;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ModelMetadata metadata;
    private final long[] face; // the shape of one input, [1, 96, 96] or [96, 96, 1]
    // The runtime frees its memory at once; so closing takes the write lock and waits for the runs.
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxSession(
            Path file, OrtEnvironment environment, OrtSession session, ModelMetadata metadata, long[] face) {
        this.file = file;
        this.environment = environment;
        this.session = session;
        this.metadata = metadata;
        this.face = face;
    }

    /** Loads a model file of that task. */
    static OnnxSession open(Path file, int threads, Task task) {
        OnnxSession session = open(file, threads);
        if (session.metadata().task() != task) {
            session.close();
            throw new UserError(
                    "a model for the task '" + session.metadata().task().label() + "', expected '" + task.label() + "'",
                    file.toString(),
                    "give a model trained with 'mien train " + task.label() + "'");
        }
        return session;
    }

    /** Loads a model file of any task. */
    static OnnxSession open(Path file, int threads) {
        ModelFile.check(file);
        OrtEnvironment environment = OnnxEnvironment.get();
        OrtSession session;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Threads that wait in a loop for the next run slow everything else down, other models first.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            // Shapes that the file promises must hold: else a damaged one may take all memory.
            options.addConfigEntry("session.strict_shape_type_inference", "1");
            session = environment.createSession(file.toString(), options);
        } catch (OrtException e) {
            throw ModelFile.notLoaded(file, e);
        }
        try {
            ModelMetadata metadata =
                    ModelMetadata.ofProperties(session.getMetadata().getCustomMetadata(), file.toString());
            return new OnnxSession(file, environment, session, metadata, ModelFile.face(session, metadata, file));
        } catch (OrtException e) {
            close(session);
            throw ModelFile.notLoaded(file, e);
        } catch (UserError e) {
            close(session);
            throw e;
        }
    }

    ModelMetadata metadata() {
        return metadata;
    }

    /** Runs [count, 1, 96, 96] through the model in batches; answers [count, outputs]. */
    float[] run(float[] images, int count) {
        if (count < 0 || images.length < (long) count * FaceInput.NUMBERS) {
            throw new IllegalArgumentException(images.length + " numbers are not " + count + " pictures of 96x96");
        }
        float[] outputs = new float[count * metadata.outputs()];
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(file + ": the model is closed");
            }
            for (int start = 0; start < count; start += FaceInput.BATCH) {
                runBatch(images, start, Math.min(FaceInput.BATCH, count - start), outputs);
            }
        } finally {
            lock.readLock().unlock();
        }
        return outputs;
    }

    private void runBatch(float[] images, int start, int count, float[] outputs) {
        FloatBuffer in = FloatBuffer.wrap(images, start * FaceInput.NUMBERS, count * FaceInput.NUMBERS);
        int numbers = metadata.outputs();
        try (OnnxTensor image =
                        OnnxTensor.createTensor(environment, in, new long[] {count, face[0], face[1], face[2]});
                OrtSession.Result result = session.run(Map.of(ModelMetadata.INPUT_NAME, image))) {
            FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
            if (out.remaining() != count * numbers) {
                throw ModelFile.damaged(file, out.remaining() + " numbers for " + count + " faces");
            }
            out.get(outputs, start * numbers, count * numbers);
        } catch (OrtException e) {
            throw ModelFile.damaged(file, ModelFile.reason(e));
        }
        for (int i = start * numbers; i < (start + count) * numbers; i++) {
            if (!Float.isFinite(outputs[i])) {
                throw ModelFile.damaged(file, "its answer is " + outputs[i]);
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

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime did not close a session", e);
        }
    }
}
