package dev.mien.cli;

import java.io.PrintWriter;

/** The messages of a command; with {@code --quiet} only errors. */
final class Messages extends PrintWriter {
    private final boolean quiet;

    Messages(PrintWriter target, boolean quiet) {
        super(target, true);
        this.quiet = quiet;
    }

    /** Whether progress and summaries are suppressed. */
    static boolean areQuiet(PrintWriter messages) {
        return messages instanceof Messages own && own.quiet;
    }

    /** Prints a message that is suppressed with {@code --quiet}. */
    static void note(PrintWriter messages, String text) {
        if (!areQuiet(messages)) {
            messages.println(text);
        }
    }
}
