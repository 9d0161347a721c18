package dev.mien.serve;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Keeps the number of open connections. Where there are too many, the one goes that has kept the server waiting the longest: for a
 * head, the rest of a body, or another request. So whoever holds connections and sends nothing holds nobody out.
 *
 * <p>A client that was answered before its body had come may go on sending it, which is read away as long as it comes fast; then
 * its connection is closed.
 */
final class Connections implements DecoratingHttpServiceFunction {
    private static final AttributeKey<Peer> PEER = AttributeKey.valueOf(Connections.class, "PEER");

    /** What must come of an answered request's body each second. */
    private static final long REST_BYTES_A_SECOND = 64 << 10;

    /** Connections that may be open beyond the most, until those that were told to go are gone. */
    static final int MARGIN = 64;

    private final int max;
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();

    /**
     * @param max connections that may be open at once
     */
    Connections(int max) {
        this.max = max;
    }

    /** The other end of a connection. */
    private static final class Peer {
        final Channel channel;
        final AtomicInteger working = new AtomicInteger(); // requests that are there whole and not answered yet
        volatile long waitingSince = System.nanoTime();

        Peer(Channel channel) {
            this.channel = channel;
        }

        boolean isWaitedFor() {
            return working.get() == 0;
        }

        void begin() {
            working.incrementAndGet();
        }

        void end() {
            working.decrementAndGet();
            waitingSince = System.nanoTime();
        }
    }

    /** A connection that has just been opened. */
    void opened(Channel channel) {
        Peer peer = new Peer(channel);
        channel.attr(PEER).set(peer);
        peers.add(peer);
        var unused = channel.closeFuture().addListener(closed -> peers.remove(peer));
        if (peers.size() > max) {
            long now = System.nanoTime();
            peers.stream()
                    .filter(Peer::isWaitedFor)
                    .max(Comparator.comparingLong(other -> now - other.waitingSince))
                    .ifPresent(other -> {
                        peers.remove(other);
                        var unusedToo = other.channel.close();
                    });
        }
    }

    @Override
    public HttpResponse serve(HttpService delegate, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        Channel channel =
                context.log().ensureAvailable(RequestLogProperty.SESSION).channel();
        Peer peer = channel == null ? null : channel.attr(PEER).get();
        if (peer != null) {
            follow(peer, context, request);
        }
        return delegate.serve(context, request);
    }

    private static void follow(Peer peer, ServiceRequestContext context, HttpRequest request) {
        CompletableFuture<Void> whole =
                request.isEmpty() ? CompletableFuture.completedFuture(null) : request.whenComplete();
        CompletableFuture<?> answered = context.log().whenAvailable(RequestLogProperty.RESPONSE_END_TIME);
        CompletableFuture<Void> unused = whole.thenRun(() -> {
            if (!answered.isDone()) {
                peer.begin();
                CompletableFuture<Void> unusedEnd = answered.thenRun(peer::end);
            }
        });
        CompletableFuture<Void> unusedToo = answered.thenRun(() -> {
            if (!isWhole(whole) && !context.sessionProtocol().isMultiplex()) {
                Rest rest = new Rest(peer.channel, whole);
                request.subscribe(rest);
                rest.watch();
            }
        });
    }

    private static boolean isWhole(CompletableFuture<Void> body) {
        return body.isDone() && !body.isCompletedExceptionally();
    }

    /** Reads the rest of a body that nobody wants. Where somebody has read a part of it, nothing comes. */
    private static final class Rest implements Subscriber<HttpObject> {
        private final Channel channel;
        private final CompletableFuture<Void> whole;
        private final AtomicLong bytes = new AtomicLong(); // since the last look

        Rest(Channel channel, CompletableFuture<Void> whole) {
            this.channel = channel;
            this.whole = whole;
        }

        void watch() {
            var unused = channel.eventLoop().schedule(this::look, 1, TimeUnit.SECONDS);
        }

        private void look() {
            if (isWhole(whole)) {
                return;
            }
            if (bytes.getAndSet(0) < REST_BYTES_A_SECOND) {
                var unused = channel.close();
            } else {
                watch();
            }
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(HttpObject object) {
            if (object instanceof HttpData data) {
                bytes.addAndGet(data.length());
            }
        }

        @Override
        public void onError(@Nullable Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
