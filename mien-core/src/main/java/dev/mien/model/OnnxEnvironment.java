package dev.mien.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** ONNX Runtime's environment, started once per process. */
final class OnnxEnvironment {
    /**
     * The stack of the thread that starts the runtime. On startup, the runtime (1.29) parses the command line of the
     * process by a recursion of one level per character, about 250 bytes of stack each: a class path of 4 KB causes a
     * segmentation fault with the usual stack of 1 MB. The memory is only reserved, and used as needed.
     */
    private static final long STACK_BYTES = 512L << 20;

    // The runtime throws what matters; its own lines on standard error would only repeat it.
    private static final FutureTask<OrtEnvironment> STARTED = new FutureTask<>(() -> {
        OrtEnvironment environment = OnnxLibraries.first(
                () -> OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "mien"));
        environment.setTelemetry(false); // else the runtime (1.29) tells its maker of each session that is opened
        return environment;
    });

    private OnnxEnvironment() {}

    /** The environment; the first call starts it. */
    static OrtEnvironment get() {
        if (!STARTED.isDone()) {
            new Thread(null, STARTED, "onnxruntime-start", STACK_BYTES).start(); // of several at once one does it
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return STARTED.get();
                } catch (InterruptedException e) {
                    interrupted = true; // it takes a moment only; the caller is told afterwards
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof LinkageError error) { // such as: the libraries cannot be unpacked
                        throw error;
                    }
                    throw new IllegalStateException("ONNX Runtime did not start", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
