package dev.mien.cli.console;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output that fails if its reader is gone, as after {@code | head}; {@code System.out} ignores this. */
public final class StandardOutput extends OutputStream {
    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        System.out.write(bytes, offset, length);
        check();
    }

    @Override
    public void flush() throws IOException {
        System.out.flush();
        check();
    }

    private static void check() throws IOException {
        if (System.out.checkError()) {
            throw new IOException(
                    "standard output: nothing more can be written to it (its reader has gone, or its disk is full)");
        }
    }
}
