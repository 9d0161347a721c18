package dev.mien.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.mien.ModelError;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A loaded ONNX file that any number of threads may ask at the same time, until one closes it. */
final class SharedSession implements AutoCloseable {
    private final String name;
    private final OrtSession session;
    private final OrtSession.RunOptions runOptions;
    // The runtime frees its memory at once; so closing takes the write lock and waits for the runs.
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;
    private volatile boolean stopped;
    private boolean freed; // the run options; guarded by themselves

    private SharedSession(String name, OrtSession session) throws OrtException {
        this.name = name;
        this.session = session;
        this.runOptions = new OrtSession.RunOptions();
    }

    /** What is asked of a session. */
    @FunctionalInterface
    interface Question<T> {
        T ask(OrtSession session) throws OrtException;
    }

    /** What a file that has just been loaded is taken for. */
    @FunctionalInterface
    interface Use<T> {
        T of(SharedSession session) throws OrtException;
    }

    /**
     * Loads a file and takes it for something; where that fails, nothing stays open. The one way in which model files are opened.
     *
     * @throws dev.mien.UserError when the file is missing or damaged, or is not what it is taken for
     */
    static <T> T open(ModelOrigin source, int threads, Use<T> use) {
        SharedSession session = load(source, threads);
        try {
            return use.of(session);
        } catch (OrtException e) {
            session.close();
            throw ModelFile.notLoaded(source.name(), e);
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    private static SharedSession load(ModelOrigin source, int threads) {
        byte[] bytes = source.read();
        OrtEnvironment environment = OnnxEnvironment.get(); // first: the options need the libraries that it unpacks
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Threads that wait in a loop for the next run slow everything else down, other models first.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            // Shapes that the file promises must hold: else a damaged one may take all memory.
            options.addConfigEntry("session.strict_shape_type_inference", "1");
            return new SharedSession(source.name(), environment.createSession(bytes, options));
        } catch (OrtException e) {
            throw ModelFile.notLoaded(source.name(), e);
        }
    }

    /** What the file says of itself. */
    ModelMetadata metadata() throws OrtException {
        return ModelMetadata.ofProperties(session.getMetadata().getCustomMetadata(), name);
    }

    /**
     * The same of a file for one task.
     *
     * @throws dev.mien.UserError when it is for another one
     */
    ModelMetadata metadata(Task task) throws OrtException {
        ModelMetadata metadata = metadata();
        if (metadata.task() != task) {
            throw new ModelError(
                    "a model for the task '" + metadata.task().label() + "', expected '" + task.label() + "'",
                    name,
                    "give a model trained with 'mien train " + task.label() + "'");
        }
        return metadata;
    }

    /** The path or name that it was loaded by. */
    String name() {
        return name;
    }

    /** The session itself, for whoever has just loaded it and shares it with nobody yet. */
    OrtSession session() {
        return session;
    }

    /** What each run must be given, so that {@link #stop()} reaches it. */
    OrtSession.RunOptions runOptions() {
        return runOptions;
    }

    /** Ends the runs in progress and refuses later ones; does not wait, and does nothing once it is closed. */
    void stop() {
        stopped = true;
        synchronized (runOptions) { // not the lock: whoever closes holds it, and waits for the runs that this ends
            if (freed) {
                return;
            }
            try {
                runOptions.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime did not stop a run", e);
            }
        }
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
            if (closed || stopped) {
                throw new IllegalStateException(name + ": the model is " + (closed ? "closed" : "stopped"));
            }
            return question.ask(session);
        } catch (OrtException e) {
            throw stopped
                    ? new IllegalStateException(name + ": the model was stopped", e)
                    : ModelFile.damaged(name, ModelFile.reason(e));
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
                synchronized (runOptions) {
                    freed = true;
                    runOptions.close();
                }
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime did not close a session", e);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
