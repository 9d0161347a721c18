package dev.mien.cli.table;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
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
import java.util.Arrays;

/**
 * Writes a text file of rows, of which each ends with a line feed, so that the file has whole rows only and is a whole document, whenever
 * the process is killed: no reader takes half a number for a whole one. If the disk is full, the rows that fit stay, and nothing more is
 * written.
 */
public final class WholeLines extends OutputStream {
    private final SeekableByteChannel file;
    private final byte[] end;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream(); // a line without its line feed yet
    private long lines; // bytes of the file without what ends the document
    private boolean full;

    /**
     * @param file the bytes of the file, which it closes
     * @param end makes the rows so far a whole document; the next rows replace it
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
        int to = from + length;
        while (to > from && bytes[to - 1] != '\n') {
            to--;
        }
        if (to > from) {
            begun.write(bytes, from, to - from);
            writeLines(begun.toByteArray());
            begun.reset();
        }
        begun.write(bytes, to, from + length - to);
    }

    private void writeLines(byte[] more) throws IOException {
        boolean isEnd = Arrays.equals(more, Math.max(0, more.length - end.length), more.length, end, 0, end.length);
        ByteBuffer left = ByteBuffer.allocate(more.length + end.length);
        left.put(more).put(isEnd ? new byte[0] : end).flip();
        file.position(lines);
        try {
            while (left.hasRemaining()) {
                file.write(left);
            }
        } catch (IOException e) {
            full = true;
            keepWhole(more, left.position());
            throw e;
        }
        lines += more.length;
    }

    /** Keeps the whole lines among the bytes that were written, as far as there is room for the end after them. */
    private void keepWhole(byte[] more, int written) throws IOException {
        int kept = Math.min(more.length, Math.max(0, written - end.length));
        while (kept > 0 && more[kept - 1] != '\n') {
            kept--;
        }
        lines += kept;
        file.truncate(lines);
        if (lines > 0) {
            file.position(lines);
            file.write(ByteBuffer.wrap(end));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
