package dev.mien.cli;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Ctrl-C, SIGTERM and SIGHUP, heard before the virtual machine begins to end. As soon as it does, ONNX Runtime frees its environment in a
 * shutdown hook, and what still reads faces fails; so a hook of ours comes too late for work that has to end by itself.
 */
final class Signals {
    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

    /** What shells add to the number of the signal that ended a command. */
    private static final int BY_SIGNAL = 128;

    private static volatile int received;

    private Signals() {}

    /** The exit code of a command that a signal has ended, or the other. */
    static int exitCode(int otherwise) {
        return received == 0 ? otherwise : BY_SIGNAL + received;
    }

    /** Ends the virtual machine where a signal has been heard. */
    static void end() {
        if (received != 0) {
            System.exit(BY_SIGNAL + received);
        }
    }

    /**
     * Hears signals from now on. The first one is told, the second ends the virtual machine; signals that the process ignores stay ignored.
     *
     * @param stop runs in a thread of its own
     * @return leaves signals to what heard them before
     */
    static Runnable listen(Runnable stop) {
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

    /** By reflection: the class is open to all, but no part of Java's own specification, so that the compiler would warn. */
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
                // The signal came just now; the hook ends by itself.
            }
        };
    }
}
