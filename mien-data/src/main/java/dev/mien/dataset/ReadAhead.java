package dev.mien.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is read by a thread of its own, a few blocks ahead: decompressing takes as long as parsing, and so they
 * take place at the same time. What the inner stream throws, this one throws at the same place. Closing it ends the
 * thread and closes the inner stream.
 */
final class ReadAhead extends InputStream {
    private static final int BLOCK = 1 << 17;
    private static final int AHEAD = 4;

    /** A filled block, or the end: of the stream where {@code failure} is null, else by that failure. */
    private record Block(byte[] bytes, int length, @Nullable Throwable failure) {
        boolean isEnd() {
            return length == 0;
        }
    }

    private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(AHEAD);
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(AHEAD + 2);
    private final InputStream inner;
    private final Thread thread;
    private @Nullable Block current;
    private int position;

    ReadAhead(InputStream inner) {
        this.inner = inner;
        thread = new Thread(this::fill, "read-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private void fill() {
        try {
            boolean ended = false;
            while (!ended) {
                byte[] bytes = free.poll();
                if (bytes == null) {
                    bytes = new byte[BLOCK];
                }
                int length = 0;
                Throwable failure = null;
                try {
                    // Not readNBytes: what comes before a failure counts.
                    while (length < BLOCK && !ended) {
                        int count = inner.read(bytes, length, BLOCK - length);
                        ended = count < 0;
                        length += Math.max(0, count);
                    }
                } catch (IOException | RuntimeException | Error e) {
                    failure = e;
                    ended = true;
                }
                if (length > 0) {
                    filled.put(new Block(bytes, length, null));
                }
                if (ended) {
                    filled.put(new Block(new byte[0], 0, failure));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed early: the thread ends here
        }
    }

    /** The block to read from, the next one where the last is used up. */
    private Block block() throws IOException {
        Block block = current;
        while (block == null || (position == block.length() && !block.isEnd())) {
            if (block != null) {
                free.offer(block.bytes());
            }
            try {
                block = filled.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while reading");
            }
            current = block;
            position = 0;
        }
        if (block.failure() instanceof IOException e) {
            throw e;
        }
        if (block.failure() != null) {
            throw new IOException(block.failure().toString(), block.failure());
        }
        return block;
    }

    @Override
    public int read() throws IOException {
        Block block = block();
        return block.isEnd() ? -1 : block.bytes()[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        Block block = block();
        if (block.isEnd()) {
            return -1;
        }
        int count = Math.min(length, block.length() - position);
        System.arraycopy(block.bytes(), position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) { // the inner stream may be closed only when nobody reads it any more
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        inner.close();
    }
}
