package dev.mien.cli.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a text file of rows, of which each ends with a line feed. Where the disk is full the row that did not fit is taken back, so
 * that no reader takes half a number for a whole one; the rows before it stay, and nothing more is written.
 */
public final class WholeLines extends OutputStream {
    private final SeekableByteChannel file;
    private final byte[] end;
    private long lines; // bytes up to the end of the last whole line
    private boolean full;

    /**
     * @param file the bytes of the file, which it closes
     * @param end what makes the rows that stay a whole document
     */
    WholeLines(SeekableByteChannel file, String end) {
        this.file = file;
        this.end = end.getBytes(StandardCharsets.UTF_8);
    }

    /** Creates or empties a file, and writes UTF-8 to it. */
    public static Writer open(Path file, String end) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        return new BufferedWriter(new OutputStreamWriter(new WholeLines(channel, end), StandardCharsets.UTF_8));
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (full) {
            return; // that it failed has been told
        }
        long start = file.position();
        ByteBuffer left = ByteBuffer.wrap(bytes, from, length);
        try {
            while (left.hasRemaining()) {
                file.write(left);
            }
        } catch (IOException e) {
            full = true;
            count(bytes, from, left.position(), start);
            takeBack();
            throw e;
        }
        count(bytes, from, left.position(), start);
    }

    /** Finds the last line feed among bytes that were written from there on. */
    private void count(byte[] bytes, int from, int to, long start) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == '\n') {
                lines = start + i + 1 - from;
                return;
            }
        }
    }

    private void takeBack() throws IOException {
        file.truncate(lines);
        if (lines > 0 && end.length > 0) {
            file.write(ByteBuffer.wrap(end)); // has the room of what was taken back
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
