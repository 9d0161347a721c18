package dev.mien.serve.request;

import com.linecorp.armeria.common.FilteredHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AttributeKey;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;

/** Counts the bytes of each request's body against the common budget, for all APIs. */
public final class BodyGate implements DecoratingHttpServiceFunction {
    private static final AttributeKey<Bodies.Body> BODY = AttributeKey.valueOf(BodyGate.class, "BODY");

    private final Bodies bodies;

    public BodyGate(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public HttpResponse serve(HttpService delegate, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        if (request.isEmpty()) {
            return delegate.serve(context, request);
        }
        Bodies.Body body = bodies.open(request::abort);
        context.setAttr(BODY, body);
        CompletableFuture<Void> unused = context.log()
                .whenAvailable(RequestLogProperty.RESPONSE_END_TIME)
                .thenRun(body::close);
        HttpRequest counted = new Counted(request, body);
        context.updateRequest(counted);
        return delegate.serve(context, counted);
    }

    /**
     * Counts further bytes for a request, which its body needs when it is decompressed or decoded.
     *
     * @throws dev.mien.serve.model.ServingException when the budget does not allow them
     */
    public static void take(ServiceRequestContext context, long bytes) {
        Bodies.Body body = context.attr(BODY);
        if (body != null) {
            body.take(bytes);
        }
    }

    private static final class Counted extends FilteredHttpRequest {
        private final Bodies.Body body;

        Counted(HttpRequest request, Bodies.Body body) {
            super(request);
            this.body = body;
        }

        @Override
        protected HttpObject filter(HttpObject object) {
            if (object instanceof HttpData data) {
                body.take(data.length());
            }
            return object;
        }

        @Override
        protected void beforeComplete(Subscriber<? super HttpObject> subscriber) {
            body.whole();
        }

        @Override
        protected @Nullable Throwable beforeError(Subscriber<? super HttpObject> subscriber, Throwable cause) {
            body.whole();
            return cause;
        }
    }
}
