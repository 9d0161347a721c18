package dev.mien.serve;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.mien.serve.http.Errors;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Gives errors of the HTTP layer itself the same form as those of the services. */
final class ErrorPages implements ServerErrorHandler {
    private final AccessLog accessLog;

    ErrorPages(AccessLog accessLog) {
        this.accessLog = accessLog;
    }

    @Override
    public @Nullable HttpResponse onServiceException(ServiceRequestContext context, Throwable cause) {
        if (cause instanceof RequestTimeoutException) {
            CompletableFuture<Void> unused = context.initiateConnectionShutdown(); // the rest may never arrive
            return context.log().isAvailable(RequestLogProperty.REQUEST_END_TIME)
                    ? Errors.response(HttpStatus.GATEWAY_TIMEOUT, "the answer took too long")
                    : Errors.response(HttpStatus.REQUEST_TIMEOUT, "the request took too long to arrive");
        }
        return cause instanceof HttpStatusException status
                ? Errors.response(status.httpStatus(), status.httpStatus().reasonPhrase())
                : Errors.response(cause);
    }

    @Override
    public @Nullable AggregatedHttpResponse onProtocolViolation(
            ServiceConfig config,
            @Nullable RequestHeaders headers,
            HttpStatus status,
            @Nullable String description,
            @Nullable Throwable cause) {
        accessLog.refused(status, description == null ? status.reasonPhrase() : description);
        return renderStatus(null, config, headers, status, description, cause);
    }

    @Override
    public @Nullable AggregatedHttpResponse renderStatus(
            @Nullable ServiceRequestContext context,
            ServiceConfig config,
            @Nullable RequestHeaders headers,
            HttpStatus status,
            @Nullable String description,
            @Nullable Throwable cause) {
        String message = description == null ? status.reasonPhrase() : description;
        return Errors.whole(status, message); // must not block: this is the event loop of the connection
    }
}
