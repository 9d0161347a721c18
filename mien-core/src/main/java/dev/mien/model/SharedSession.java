package dev.mien.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A loaded ONNX file that any number of threads may ask at the same time, until one closes it. */
final class SharedSession implements AutoCloseable {
    private final String name;
    private final OrtSession session;
    // The runtime frees its memory at once; so closing takes the write lock and waits for the runs.
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private SharedSession(String name, OrtSession session) {
        this.name = name;
        this.session = session;
    }

    /** What is asked of a session. */
    @FunctionalInterface
    interface Question<T> {
        T ask(OrtSession session) throws OrtException;
    }

    /** Loads any ONNX file. */
    static SharedSession load(ModelOrigin source, int threads) {
        byte[] bytes = source.read();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Threads that wait in a loop for the next run slow everything else down, other models first.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            // Shapes that the file promises must hold: else a damaged one may take all memory.
            options.addConfigEntry("session.strict_shape_type_inference", "1");
            return new SharedSession(source.name(), OnnxEnvironment.get().createSession(bytes, options));
        } catch (OrtException e) {
            throw ModelFile.notLoaded(source.name(), e);
        }
    }

    /** The session itself, for who has just loaded it and shares it with nobody yet. */
    OrtSession session() {
        return session;
    }

    /**
     * Asks it; closing waits for the answer.
     *
     * @throws IllegalStateException when it is closed
     * @throws dev.mien.UserError when the runtime fails
     */
    <T> T answer(Question<T> question) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(name + ": the model is closed");
            }
            return question.ask(session);
        } catch (OrtException e) {
            throw ModelFile.damaged(name, ModelFile.reason(e));
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime did not close a session", e);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
