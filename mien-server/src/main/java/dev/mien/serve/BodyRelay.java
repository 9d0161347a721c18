package dev.mien.serve;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpRequestWriter;
import io.netty.channel.Channel;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Hands a request's body on to whoever reads it. What is not wanted any more is read away: a client comes to read its answer only
 * once it has sent its body, and a connection that is closed before loses the answer.
 */
final class BodyRelay implements Subscriber<HttpObject> {
    /** What must come of an answered request's body each second. */
    private static final long REST_BYTES_A_SECOND = 64 << 10;

    private final HttpRequest request;
    private final HttpRequestWriter wanted;
    private final AtomicLong bytes = new AtomicLong(); // since the last look
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

    /** Begins to hand a request's body on; nothing else may read that request. */
    static BodyRelay of(HttpRequest request) {
        BodyRelay relay = new BodyRelay(request);
        request.subscribe(relay);
        return relay;
    }

    /** The request to read, or to abort, which its client does not notice. */
    HttpRequest request() {
        return wanted;
    }

    /** Reads away what is still to come of an answered request, so long. */
    void readAway(EventExecutor timer, Duration time) {
        wanted.abort();
        if (!request.isComplete()) {
            var end = timer.schedule(() -> request.abort(), time.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<Void> unused = request.whenComplete().thenRun(() -> end.cancel(false));
        }
    }

    /** Closes a connection that is for this request alone, as soon as the rest comes slowly. */
    void watch(Channel channel) {
        if (!isWhole()) {
            var unused = channel.eventLoop().schedule(() -> look(channel), 1, TimeUnit.SECONDS);
        }
    }

    private boolean isWhole() {
        CompletableFuture<Void> whole = request.whenComplete();
        return whole.isDone() && !whole.isCompletedExceptionally();
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
