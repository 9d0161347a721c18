package dev.mien.cli.console;

import java.io.Console;

/** Detects whether the command runs in a terminal. */
public final class Terminal {
    private Terminal() {}

    /** Whether standard input and output are a terminal rather than files or pipes. */
    @SuppressWarnings("SystemConsoleNull") // both ways of Java 17 and 22 are asked
    public static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since Java 22 there may be a console object without a terminal behind it.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
