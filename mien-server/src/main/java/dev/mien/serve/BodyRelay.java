package dev.mien.serve;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpRequestWriter;
import com.linecorp.armeria.common.ResponseCompleteException;
import io.netty.channel.Channel;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Passes the body of a request on to its reader, and discards the rest once nobody reads it any more. Many clients read
 * their answer only after sending the whole body; if the connection were closed before, they would lose the answer.
 */
final class BodyRelay implements Subscriber<HttpObject> {
    /** The rate at which the rest of an answered request's body must arrive, or else the connection is closed. */
    private static final long REST_BYTES_A_SECOND = 64 << 10;

    private final HttpRequest request;
    private final HttpRequestWriter wanted;
    private final AtomicLong bytes = new AtomicLong(); // since the last check of the rate
    private Subscription source = new Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    };

    private BodyRelay(HttpRequest request) {
        this.request = request;
        this.wanted = HttpRequest.streaming(request.headers());
    }

    /** Starts to relay a request's body; nothing else may read that request. */
    static BodyRelay of(HttpRequest request) {
        BodyRelay relay = new BodyRelay(request);
        request.subscribe(relay);
        return relay;
    }

    /** The request for the reader; aborting it has no effect on the client. */
    HttpRequest request() {
        return wanted;
    }

    /** Discards the rest of an answered request, and aborts it if it is not complete after that time. */
    void readAway(EventExecutor timer, Duration time) {
        wanted.abort();
        if (!request.isComplete()) {
            var end = timer.schedule(() -> request.abort(), time.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<Void> unused = request.whenComplete().thenRun(() -> end.cancel(false));
        }
    }

    /** Closes the connection, which must serve this request only, as soon as the rest arrives too slowly. */
    void watch(Channel channel) {
        if (!isWhole()) {
            var unused = channel.eventLoop().schedule(() -> look(channel), 1, TimeUnit.SECONDS);
        }
    }

    /** A whole body that nobody has read is taken away by the framework when the answer is sent; an incomplete one is left. */
    private boolean isWhole() {
        return request.whenComplete()
                .handle((done, failure) -> failure == null || failure instanceof ResponseCompleteException)
                .getNow(false);
    }

    private void look(Channel channel) {
        if (bytes.getAndSet(0) >= REST_BYTES_A_SECOND) {
            watch(channel);
        } else if (!isWhole()) {
            var unused = channel.close();
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        source.request(1);
        CompletableFuture<Void> unused = wanted.whenComplete().exceptionally(nobodyReads -> {
            source.request(Long.MAX_VALUE);
            return null;
        });
    }

    @Override
    public void onNext(HttpObject object) {
        if (object instanceof HttpData data) {
            bytes.addAndGet(data.length());
        }
        if (wanted.tryWrite(object)) {
            CompletableFuture<Void> unused = wanted.whenConsumed().thenRun(() -> source.request(1));
        }
    }

    @Override
    public void onError(Throwable failure) {
        wanted.close(failure);
    }

    @Override
    public void onComplete() {
        wanted.close();
    }
}
