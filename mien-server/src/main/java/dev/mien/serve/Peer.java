package dev.mien.serve;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The other end of a connection, and how long the server has waited for it. Bytes that come make the wait shorter, at a rate that
 * only slow senders miss, so that whoever is sending is not waited for, and whoever sends a byte now and then is.
 */
final class Peer extends ChannelInboundHandlerAdapter {
    /** A sender that is as fast is not waited for. */
    private static final long BYTES_A_SECOND = 16 << 10;

    private static final long NANOS_A_BYTE = TimeUnit.SECONDS.toNanos(1) / BYTES_A_SECOND;

    /** How long a fast sender may pause. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Channel channel;
    private final AtomicInteger working = new AtomicInteger(); // requests that are there whole and not answered yet
    private final AtomicLong waitingSince;

    /**
     * @param now the {@link System#nanoTime()}, as in all methods
     */
    Peer(Channel channel, long now) {
        this.channel = channel;
        this.waitingSince = new AtomicLong(now);
    }

    boolean isWaitedFor() {
        return working.get() == 0;
    }

    /** Nanoseconds that the server has waited in vain; less than 0 for who has sent much. */
    long waited(long now) {
        return now - waitingSince.get();
    }

    /** Bytes have come. */
    void sent(long bytes, long now) {
        waitingSince.updateAndGet(since -> now + Math.min(PATIENCE, since - now + bytes * NANOS_A_BYTE));
    }

    /** A request's head has come, or its answer has gone. */
    void turn(long now) {
        waitingSince.updateAndGet(since -> now + Math.max(0, since - now));
    }

    /** A request is there whole. */
    void begin() {
        working.incrementAndGet();
    }

    /** Its answer has gone. */
    void end() {
        turn(System.nanoTime());
        working.decrementAndGet();
    }

    /** Closes the connection, unless bytes of it wait to be read, or were just read. */
    void closeUnlessHeard(Runnable heard) {
        long since = waitingSince.get();
        channel.eventLoop()
                .execute(
                        () -> { // after what it has to read
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
