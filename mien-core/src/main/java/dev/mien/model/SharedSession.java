package dev.mien.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.mien.ModelError;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A loaded ONNX file that several threads may run at the same time, until one of them closes it. */
final class SharedSession implements AutoCloseable {
    private final String name;
    private final OrtSession session;
    private final OrtSession.RunOptions runOptions;
    private final InputBuffers inputs = new InputBuffers();
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

    /** Something to compute with a session. */
    @FunctionalInterface
    interface Question<T> {
        T ask(OrtSession session) throws OrtException;
    }

    /** Creates a model from a file that was just loaded. */
    @FunctionalInterface
    interface Use<T> {
        T of(SharedSession session) throws OrtException;
    }

    /**
     * Loads a file and creates a model from it; if that fails, the session is closed. All model files are opened by
     * this method.
     *
     * @throws dev.mien.UserError when the file is missing or damaged, or not of the expected kind
     */
    static <T> T open(ModelOrigin source, int threads, Use<T> use) {
        SharedSession session = load(source, threads);
        try {
            return use.of(session);
        } catch (OrtException e) {
            session.close();
            throw ModelFileErrors.notLoaded(source.name(), e);
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
            throw ModelFileErrors.notLoaded(source.name(), e);
        }
    }

    /** The metadata of the file. */
    ModelMetadata metadata() throws OrtException {
        Map<String, String> properties = session.getMetadata().getCustomMetadata();
        if (properties.containsValue(null)) { // the runtime does not find a key with a NUL again
            throw ModelFileErrors.damaged(name, "a key of its metadata cannot be read");
        }
        return ModelMetadata.ofProperties(properties, name);
    }

    /**
     * The metadata of a file that must be for that task.
     *
     * @throws dev.mien.UserError when it is for another task
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

    /** The path or name under which it was loaded. */
    String name() {
        return name;
    }

    /** The session itself, for use before it is shared. */
    OrtSession session() {
        return session;
    }

    /** The options that every run must be given, so that {@link #stop()} can abort it. */
    OrtSession.RunOptions runOptions() {
        return runOptions;
    }

    /** The memory for its inputs. */
    InputBuffers inputs() {
        return inputs;
    }

    /** Aborts the runs in progress and refuses later ones. Does not wait; has no effect once it is closed. */
    void stop() {
        stopped = true;
        synchronized (runOptions) { // not the lock, which close() holds while it waits for the runs that this aborts
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
     * Computes something with the session; {@link #close} waits for it.
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
                    : ModelFileErrors.damaged(name, ModelFileErrors.reason(e));
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
