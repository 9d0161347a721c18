package dev.mien.serve.request;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Receives request bodies up to a limit, for all APIs and for both HTTP/1.1 and HTTP/2. */
public final class RequestBody {
    private static final int CHUNK = 1 << 16;

    private RequestBody() {}

    /**
     * Receives a body without decompressing it.
     *
     * @return the bytes, or a {@link ServingException} as soon as there are too many
     */
    public static CompletableFuture<byte[]> read(HttpRequest request, Limits limits) {
        Collector collector = new Collector(limits.bodyBytes());
        if (request.headers().contentLength() > limits.bodyBytes()) {
            request.abort();
            return CompletableFuture.failedFuture(collector.tooLarge());
        }
        request.subscribe(collector);
        return collector.done;
    }

    /**
     * Decompresses a body. The result counts against the budget of all bodies in addition to the compressed body.
     *
     * @param encoding the compression, as in {@code Content-Encoding}; empty for none
     * @param limit the largest number of bytes after decompression
     * @throws ServingException when the body is damaged or too large, is compressed in another way than by gzip or
     *     deflate, or exceeds the budget
     */
    public static byte[] unpack(ServiceRequestContext context, byte[] body, String encoding, long limit) {
        try (InputStream plain = switch (encoding.toLowerCase(Locale.ROOT).strip()) {
            case "", "identity" -> InputStream.nullInputStream();
            case "gzip", "x-gzip" -> new GZIPInputStream(new ByteArrayInputStream(body));
            case "deflate" -> new InflaterInputStream(new ByteArrayInputStream(body));
            default -> throw ServingException.invalid("unknown compression, expected gzip, deflate or none");
        }) {
            return plain instanceof InflaterInputStream ? inflated(plain, context, limit) : body;
        } catch (IOException e) {
            throw new ServingException(Reason.INVALID, "the compressed body is damaged", e);
        }
    }

    private static byte[] inflated(InputStream plain, ServiceRequestContext context, long limit) throws IOException {
        Parts all = new Parts();
        for (byte[] some = plain.readNBytes(CHUNK); some.length > 0; some = plain.readNBytes(CHUNK)) {
            if (all.length() + (long) some.length > limit) {
                throw new ServingException(
                        Reason.TOO_LARGE, "a body of more than " + limit + " bytes after decompression");
            }
            BodyGate.take(context, some.length);
            all.add(some);
        }
        return all.take();
    }

    private static final class Collector implements Subscriber<HttpObject> {
        final CompletableFuture<byte[]> done = new CompletableFuture<>();
        private final Parts bytes = new Parts();
        private final long limit;
        private Subscription source = new Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
        };

        Collector(long limit) {
            this.limit = limit;
        }

        ServingException tooLarge() {
            return new ServingException(Reason.TOO_LARGE, "a body of more than " + limit + " bytes");
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            source = subscription;
            source.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(HttpObject object) {
            if (object instanceof HttpData data && !done.isDone()) {
                if (bytes.length() + (long) data.length() > limit) {
                    bytes.clear();
                    done.completeExceptionally(tooLarge());
                    source.cancel();
                } else {
                    bytes.add(data.array());
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            bytes.clear(); // the connection may remain open, but the bytes must not remain in memory
            done.completeExceptionally(
                    failure instanceof ServingException
                            ? failure
                            : new ServingException(Reason.INVALID, "the body did not come whole", failure));
        }

        @Override
        public void onComplete() {
            done.complete(bytes.take());
        }
    }
}
