package dev.mien.serve;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.http.Errors;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Counts the requests in progress; when the server stops, it refuses new ones and waits for the rest. */
final class Draining implements DecoratingHttpServiceFunction {
    private int working;
    private boolean draining;

    @Override
    public HttpResponse serve(HttpService delegate, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        if (!enter()) {
            CompletableFuture<Void> unused = context.initiateConnectionShutdown();
            return Errors.response(HttpStatus.SERVICE_UNAVAILABLE, "the server is stopping");
        }
        CompletableFuture<Void> unused =
                context.log().whenComplete().thenRun(this::leave); // after the last byte was sent
        return delegate.serve(context, request);
    }

    private synchronized boolean enter() {
        if (draining) {
            return false;
        }
        working++;
        return true;
    }

    private synchronized void leave() {
        working--;
        notifyAll();
    }

    /** Whether the server accepts requests. */
    synchronized boolean isOpen() {
        return !draining;
    }

    /**
     * Refuses new requests and waits for those in progress.
     *
     * @param longest the longest time to wait
     * @return the number of requests still in progress after that time
     */
    synchronized int drain(Duration longest) throws InterruptedException {
        draining = true;
        long end = System.nanoTime() + longest.toNanos();
        for (long rest = longest.toMillis(); working > 0 && rest > 0; rest = (end - System.nanoTime()) / 1_000_000) {
            wait(rest);
        }
        return working;
    }
}
