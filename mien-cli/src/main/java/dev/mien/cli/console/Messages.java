package dev.mien.cli.console;

import java.io.PrintWriter;

/** The messages of a command; with {@code --quiet} only errors. */
public final class Messages extends PrintWriter {
    private final boolean quiet;

    public Messages(PrintWriter target, boolean quiet) {
        super(target, true);
        this.quiet = quiet;
    }

    /** Whether progress and summaries are suppressed. */
    static boolean areQuiet(PrintWriter messages) {
        return messages instanceof Messages own && own.quiet;
    }

    /** Prints a message that is suppressed with {@code --quiet}. */
    public static void note(PrintWriter messages, String text) {
        if (!areQuiet(messages)) {
            messages.println(text);
        }
    }
}
