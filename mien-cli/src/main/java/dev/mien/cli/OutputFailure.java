package dev.mien.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

/** That a table cannot be written on, which ends the run: without it nothing that is read is of use. */
final class OutputFailure extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    OutputFailure(IOException cause) {
        super(cause);
    }
}
