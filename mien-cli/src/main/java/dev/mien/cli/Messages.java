package dev.mien.cli;

import java.io.PrintWriter;

/** Where a command tells what it does; of a quiet one only what went wrong arrives. */
final class Messages extends PrintWriter {
    private final boolean quiet;

    Messages(PrintWriter target, boolean quiet) {
        super(target, true);
        this.quiet = quiet;
    }

    /** Whether neither progress nor a summary is wanted there. */
    static boolean areQuiet(PrintWriter messages) {
        return messages instanceof Messages own && own.quiet;
    }

    /** Tells what nobody misses who wanted it quiet. */
    static void note(PrintWriter messages, String text) {
        if (!areQuiet(messages)) {
            messages.println(text);
        }
    }
}
