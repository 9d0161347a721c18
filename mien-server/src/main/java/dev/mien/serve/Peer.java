package dev.mien.serve;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The client of a connection, and how long the server has waited for it. Received bytes shorten the wait, by an amount
 * such that the wait of a client that sends at a reasonable rate stays near 0, while that of a client that sends a byte
 * now and then grows.
 */
final class Peer extends ChannelInboundHandlerAdapter {
    /** The rate from which on a sender does not keep the server waiting. */
    private static final long BYTES_A_SECOND = 16 << 10;

    private static final long NANOS_A_BYTE = TimeUnit.SECONDS.toNanos(1) / BYTES_A_SECOND;

    /** How long a fast sender may pause. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Channel channel;
    private final AtomicInteger working = new AtomicInteger(); // complete requests that are not answered yet
    private final AtomicLong waitingSince;

    /**
     * @param now the current {@link System#nanoTime()}, as in all methods
     */
    Peer(Channel channel, long now) {
        this.channel = channel;
        this.waitingSince = new AtomicLong(now);
    }

    boolean isWaitedFor() {
        return working.get() == 0;
    }

    /** How long the server has waited for the client, in nanoseconds; negative if the client has sent fast. */
    long waited(long now) {
        return now - waitingSince.get();
    }

    /** Records received bytes. */
    void sent(long bytes, long now) {
        waitingSince.updateAndGet(since -> now + Math.min(PATIENCE, since - now + bytes * NANOS_A_BYTE));
    }

    /** Records that the headers of a request were received or its answer was sent. */
    void turn(long now) {
        waitingSince.updateAndGet(since -> now + Math.max(0, since - now));
    }

    /** Records that a request is complete. */
    void begin() {
        working.incrementAndGet();
    }

    /** Records that the answer to a complete request was sent. */
    void end() {
        turn(System.nanoTime());
        working.decrementAndGet();
    }

    /**
     * Closes the connection, or runs {@code heard} instead if bytes of it were just received or are waiting to be read.
     */
    void closeUnlessHeard(Runnable heard) {
        long since = waitingSince.get();
        channel.eventLoop()
                .execute(
                        () -> { // after pending reads
                            if (isWaitedFor() && waitingSince.get() == since) {
                                var unused = channel.close();
                            } else if (channel.isOpen()) {
                                heard.run();
                            }
                        });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            sent(bytes.readableBytes(), System.nanoTime());
        }
        context.fireChannelRead(message);
    }
}
