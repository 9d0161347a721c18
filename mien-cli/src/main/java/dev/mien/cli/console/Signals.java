package dev.mien.cli.console;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Handles Ctrl-C, SIGTERM and SIGHUP before the JVM shuts down. A shutdown hook of our own would be too late for work
 * that must complete, since ONNX Runtime frees its environment in a hook, after which predictions fail.
 */
public final class Signals {
    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

    /** The offset of exit codes for signals, as in shells. */
    private static final int BY_SIGNAL = 128;

    private static volatile int received;

    private Signals() {}

    /** The exit code for the received signal, or the given one if there was none. */
    public static int exitCode(int otherwise) {
        return received == 0 ? otherwise : BY_SIGNAL + received;
    }

    /** Shuts down the JVM if a signal was received. */
    static void end() {
        if (received != 0) {
            System.exit(BY_SIGNAL + received);
        }
    }

    /**
     * Installs the handlers. The first signal runs {@code stop}, the second one shuts down the JVM; signals that the
     * process ignores remain ignored.
     *
     * @param stop runs on a thread of its own
     * @return restores the previous handlers
     */
    public static Runnable listen(Runnable stop) {
        List<Runnable> undo = new ArrayList<>();
        try {
            for (String name : ENDING) {
                undo.add(listen(name, stop));
            }
        } catch (ReflectiveOperationException e) {
            // A runtime without sun.misc.Signal, or with -Xrs; on Windows SIGHUP alone.
            if (undo.isEmpty()) {
                return atTheEnd(stop);
            }
        }
        return () -> undo.forEach(Runnable::run);
    }

    /**
     * Uses reflection, since the compiler warns about the class, which is accessible but not part of the Java
     * specification.
     */
    private static Runnable listen(String name, Runnable stop) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object signal = type.getConstructor(String.class).newInstance(name);
        int number = (int) type.getMethod("getNumber").invoke(signal);
        Object own = Proxy.newProxyInstance(
                Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        hear(number, stop);
                    }
                    return null;
                });
        Object before = type.getMethod("handle", type, handler).invoke(null, signal, own);
        return () -> {
            try {
                type.getMethod("handle", type, handler).invoke(null, signal, before);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static void hear(int number, Runnable stop) {
        end();
        received = number;
        stop.run();
    }

    private static Runnable atTheEnd(Runnable stop) {
        Thread hook = new Thread(stop, "mien-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is already shutting down; the hook ends by itself.
            }
        };
    }
}
