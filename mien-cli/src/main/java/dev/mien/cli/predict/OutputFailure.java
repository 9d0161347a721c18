package dev.mien.cli.predict;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A failure to write a table, which ends the run, since further results would be lost. */
final class OutputFailure extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    OutputFailure(IOException cause) {
        super(cause);
    }
}
