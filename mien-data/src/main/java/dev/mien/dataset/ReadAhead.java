package dev.mien.dataset;

import dev.mien.Ahead;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is read a few blocks ahead on a thread of its own, so that decompression and parsing, which take
 * equally long, run in parallel. Exceptions of the inner stream are thrown at the same position. Closing it stops the
 * thread and closes the inner stream.
 */
final class ReadAhead extends InputStream {
    private static final int BLOCK = 1 << 17;
    private static final int AHEAD = 4;

    private final InputStream inner;
    private final Ahead<byte[]> blocks;
    private @Nullable IOException failure; // of the thread that reads; comes after the bytes before it
    private byte[] current = new byte[0];
    private int position;

    ReadAhead(InputStream inner) {
        this.inner = inner;
        blocks = new Ahead<>("mien-read", AHEAD, this::block);
    }

    /** The next block, full unless it is the last one or precedes a failure; empty at the end. */
    private Optional<byte[]> block() {
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
        byte[] bytes = new byte[BLOCK];
        int length = 0;
        try {
            int count = 0;
            while (length < BLOCK && count >= 0) {
                count = inner.read(bytes, length, BLOCK - length);
                length += Math.max(0, count);
            }
        } catch (IOException e) {
            failure = e;
            if (length == 0) {
                throw new UncheckedIOException(e);
            }
        }
        return length == 0 ? Optional.empty() : Optional.of(length == BLOCK ? bytes : Arrays.copyOf(bytes, length));
    }

    /** Whether there is a byte to be read. */
    private boolean hasMore() throws IOException {
        if (position < current.length) {
            return true;
        }
        position = 0;
        try {
            current = blocks.next().orElse(new byte[0]);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            throw new IOException(e.toString(), e);
        }
        if (current.length == 0 && Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while reading");
        }
        return current.length > 0;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? current[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        blocks.close(); // first: the inner stream may be closed only when the thread no longer reads it
        inner.close();
    }
}
