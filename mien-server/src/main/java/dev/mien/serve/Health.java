package dev.mien.serve;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.healthcheck.HealthCheckService;
import com.linecorp.armeria.server.healthcheck.HealthChecker;
import dev.mien.serve.model.ModelRegistry;
import java.util.List;

/** Health checks: whether the server accepts requests (ready) and works as it should (live); 200 if so, or else 503. */
final class Health {
    private Health() {}

    static void add(ServerBuilder builder, Draining draining, ModelRegistry models) {
        HttpService ready = service(draining::isOpen, "ready", "stopping");
        HttpService live = service(models::isAlive, "live", "broken");
        List.of("/health", "/health/ready", "/v2/health/ready").forEach(path -> builder.service(path, ready));
        List.of("/health/live", "/v2/health/live").forEach(path -> builder.service(path, live));
    }

    private static HttpService service(HealthChecker checker, String healthy, String unhealthy) {
        return HealthCheckService.builder()
                .checkers(checker)
                .longPolling(0)
                .healthyResponse(response(HttpStatus.OK, healthy))
                .unhealthyResponse(response(HttpStatus.SERVICE_UNAVAILABLE, unhealthy))
                .build()
                .decorate(Methods.of(HttpMethod.GET, HttpMethod.HEAD));
    }

    private static AggregatedHttpResponse response(HttpStatus status, String word) {
        return AggregatedHttpResponse.of(status, MediaType.JSON, "{\"status\": \"" + word + "\"}");
    }
}
