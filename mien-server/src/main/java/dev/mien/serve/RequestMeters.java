package dev.mien.serve;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.request.AskedModel;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Counts and times the requests of an API by requested model and status. */
final class RequestMeters implements DecoratingHttpServiceFunction {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10)
    };

    private static final String GRPC_STATUS = "grpc-status";

    private final MeterRegistry registry;
    private final String api;
    private final ModelRegistry models;

    RequestMeters(MeterRegistry registry, String api, ModelRegistry models) {
        this.registry = registry;
        this.api = api;
        this.models = models;
    }

    @Override
    public HttpResponse serve(HttpService delegate, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        CompletableFuture<Void> unused = context.log().whenComplete().thenAccept(this::count);
        return delegate.serve(context, request);
    }

    /** Only names of existing models become tags, or else clients could create any number of time series. */
    private String model(RequestLog log) {
        String name = AskedModel.of(log.context());
        return models.has(name) ? name : "";
    }

    /**
     * The HTTP status, such as 200, or for gRPC its own, such as NOT_FOUND, since the HTTP status of its calls is 200.
     */
    private static String status(RequestLog log) {
        String call =
                log.responseTrailers().get(GRPC_STATUS, log.responseHeaders().get(GRPC_STATUS, ""));
        return call.isEmpty()
                ? log.responseHeaders().status().codeAsText()
                : Status.fromCodeValue(Integer.parseInt(call)).getCode().name();
    }

    private void count(RequestLog log) {
        Timer.builder("mien.requests")
                .description("requests by API, model and status, from their first byte to the answer's last")
                .serviceLevelObjectives(BOUNDS)
                .tag("api", api)
                .tag("model", model(log))
                .tag("status", status(log))
                .register(registry)
                .record(log.totalDurationNanos(), TimeUnit.NANOSECONDS);
    }
}
