package dev.mien.serve;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits the number of open connections. If there are too many, the connection is closed that has kept the server
 * waiting the longest: for headers, for the rest of a body, or for another request. Clients that hold connections
 * without sending anything therefore cannot keep others out.
 *
 * <p>A client that is answered before its body is complete may go on sending it: the rest is discarded as long as it
 * arrives fast enough, and otherwise the connection is closed.
 */
final class Connections implements DecoratingHttpServiceFunction {
    /** How many connections may exceed the limit while others are being closed. */
    static final int MARGIN = 64;

    private final int max;
    private final Duration rest;
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();

    /**
     * @param max the largest number of open connections
     * @param rest the longest time for which the rest of an answered request's body is discarded
     */
    Connections(int max, Duration rest) {
        this.max = max;
        this.rest = rest;
    }

    /** Adds a connection that has just been opened. */
    void opened(ChannelPipeline pipeline) {
        Peer peer = new Peer(pipeline.channel(), System.nanoTime());
        pipeline.addFirst(peer);
        peers.add(peer);
        var unused = pipeline.channel().closeFuture().addListener(closed -> peers.remove(peer));
        closeTooMany(System.nanoTime());
    }

    /** Synchronized, since two calls at the same time would choose the same connection. */
    private synchronized void closeTooMany(long now) {
        while (peers.size() > max) {
            Optional<Peer> longest =
                    peers.stream().filter(Peer::isWaitedFor).max(Comparator.comparingLong(peer -> peer.waited(now)));
            if (longest.isEmpty()) {
                return;
            }
            Peer peer = longest.get();
            peers.remove(peer);
            peer.closeUnlessHeard(() -> {
                peers.add(peer);
                closeTooMany(System.nanoTime());
            });
        }
    }

    @Override
    public HttpResponse serve(HttpService delegate, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        Channel channel =
                context.log().ensureAvailable(RequestLogProperty.SESSION).channel();
        Peer peer = channel == null ? null : channel.pipeline().get(Peer.class);
        if (channel == null || peer == null) {
            return delegate.serve(context, request);
        }
        Http1Ending.watch(channel);
        peer.turn(System.nanoTime());
        CompletableFuture<Void> answered = answered(context);
        if (request.isEmpty()) {
            follow(peer, answered);
            return delegate.serve(context, request);
        }
        BodyRelay body = BodyRelay.of(request);
        CompletableFuture<Void> unused = request.whenComplete().thenRun(() -> {
            if (!CallHealth.isWatch(context)) { // or else calls that last would keep others out
                follow(peer, answered);
            }
        });
        CompletableFuture<Void> unusedToo = answered.thenRun(() -> {
            body.readAway(channel.eventLoop(), rest);
            if (!context.sessionProtocol().isMultiplex()) {
                body.watch(channel);
            }
        });
        context.updateRequest(body.request());
        return delegate.serve(context, body.request());
    }

    private static CompletableFuture<Void> answered(ServiceRequestContext context) {
        return context.log().whenAvailable(RequestLogProperty.RESPONSE_END_TIME).thenRun(() -> {});
    }

    /** Marks the peer as being served from the complete request to the end of its answer. */
    private static void follow(Peer peer, CompletableFuture<Void> answered) {
        if (!answered.isDone()) {
            peer.begin();
            CompletableFuture<Void> unused = answered.thenRun(peer::end);
        }
    }
}
