package dev.mien.serve;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.function.BooleanSupplier;

/** Says whether requests are taken: 200 while they are, 503 otherwise. */
final class Health extends AbstractHttpService {
    private final BooleanSupplier healthy;

    Health(BooleanSupplier healthy) {
        this.healthy = healthy;
    }

    @Override
    protected HttpResponse doGet(ServiceRequestContext context, HttpRequest request) {
        return healthy.getAsBoolean()
                ? HttpResponse.of(HttpStatus.OK, MediaType.JSON, "{\"status\": \"ready\"}")
                : HttpResponse.of(HttpStatus.SERVICE_UNAVAILABLE, MediaType.JSON, "{\"status\": \"stopping\"}");
    }
}
