package dev.mien.serve;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.grpc.GrpcSerializationFormats;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.TransientHttpService;
import com.linecorp.armeria.server.grpc.GrpcService;
import dev.mien.protocol.inference.GRPCInferenceServiceGrpc;
import dev.mien.protocol.serving.ModelServiceGrpc;
import dev.mien.protocol.serving.PredictionServiceGrpc;
import dev.mien.serve.grpc.MalformedCalls;
import dev.mien.serve.http.Errors;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.request.BodyGate;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.services.HealthStatusManager;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The health service of gRPC, which says the same as {@link Health}: the server and each of its services are serving
 * while it accepts requests, and {@value #LIVE} is while it works as it should. It needs no token, so that probes can use
 * it; therefore the calls are small, and a connection has few of those that last.
 */
final class CallHealth implements DecoratingHttpServiceFunction {
    private static final String LIVE = "liveness";
    private static final List<String> READY = List.of(
            HealthStatusManager.SERVICE_NAME_ALL_SERVICES,
            PredictionServiceGrpc.SERVICE_NAME,
            ModelServiceGrpc.SERVICE_NAME,
            GRPCInferenceServiceGrpc.SERVICE_NAME);

    /** The largest call; the longest name of a service has 40 bytes. */
    private static final int CALL_BYTES = 1 << 10;

    /** The calls in progress of a connection that watch; a client has one for each service that it uses. */
    private static final int WATCHES = 8;

    private static final AttributeKey<AtomicInteger> WATCHING = AttributeKey.valueOf(CallHealth.class, "WATCHING");
    private static final String WATCH = "/" + HealthGrpc.getWatchMethod().getFullMethodName();

    private final HealthStatusManager statuses = new HealthStatusManager();
    private final Draining draining;
    private final ModelRegistry models;

    private CallHealth(Draining draining, ModelRegistry models) {
        this.draining = draining;
        this.models = models;
    }

    static void add(ServerBuilder builder, Draining draining, ModelRegistry models, BodyGate bodies) {
        CallHealth health = new CallHealth(draining, models);
        GrpcService grpc = GrpcService.builder()
                .addService(health.statuses.getHealthService())
                .exceptionHandler(new MalformedCalls())
                .supportedSerializationFormats(GrpcSerializationFormats.PROTO)
                .maxRequestMessageLength(CALL_BYTES)
                .build();
        builder.service(
                grpc, http -> http.decorate(health).decorate(bodies).decorate(TransientHttpService.newDecorator()));
    }

    /** Whether a call lasts until its client ends it, and so keeps nobody waiting but the server. */
    static boolean isWatch(ServiceRequestContext context) {
        return context.path().equals(WATCH);
    }

    @Override
    public HttpResponse serve(HttpService delegate, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        context.setMaxRequestLength(CALL_BYTES);
        update();
        if (isWatch(context) && !watch(context)) {
            return Errors.response(
                    HttpStatus.TOO_MANY_REQUESTS, "a connection may watch " + WATCHES + " services at a time");
        }
        return delegate.serve(context, request);
    }

    /** Brings the statuses up to date, which sends those that have changed to the calls that watch them. */
    private void update() {
        boolean ready = draining.isOpen();
        READY.forEach(service -> statuses.setStatus(service, status(ready)));
        statuses.setStatus(LIVE, status(models.isAlive()));
    }

    private static ServingStatus status(boolean healthy) {
        return healthy ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    }

    /** Updates the statuses every second until the call ends, unless its connection has too many such calls. */
    private boolean watch(ServiceRequestContext context) {
        Channel channel =
                context.log().ensureAvailable(RequestLogProperty.SESSION).channel();
        if (channel == null) {
            return false;
        }
        channel.attr(WATCHING).setIfAbsent(new AtomicInteger());
        AtomicInteger watching = channel.attr(WATCHING).get();
        if (watching.incrementAndGet() > WATCHES) {
            watching.decrementAndGet();
            return false;
        }
        Future<?> updates =
                context.eventLoop().withoutContext().scheduleAtFixedRate(this::update, 1, 1, TimeUnit.SECONDS);
        CompletableFuture<Void> unused = context.log().whenComplete().thenRun(() -> {
            updates.cancel(false);
            watching.decrementAndGet();
        });
        return true;
    }
}
