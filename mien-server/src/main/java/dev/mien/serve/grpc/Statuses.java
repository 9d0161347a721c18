package dev.mien.serve.grpc;

import dev.mien.UserError;
import dev.mien.serve.http.Errors;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refusals and failures in gRPC's codes. */
final class Statuses {
    private static final Logger log = LoggerFactory.getLogger(Statuses.class);

    /** Tells clients that retry by themselves when to do so, in milliseconds (gRFC A6). */
    private static final Metadata.Key<String> PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    private static final String RETRY_MILLIS = "1000";

    private Statuses() {}

    /** The status that tells of a failure. What is nobody's fault but the server's is logged and not told in detail. */
    static StatusRuntimeException of(Throwable failure) {
        Throwable cause = Errors.unwrapped(failure);
        if (cause instanceof ServingException refusal) {
            Metadata trailers = new Metadata();
            if (refusal.reason() == Reason.OVERLOADED || refusal.reason() == Reason.UNAVAILABLE) {
                trailers.put(PUSHBACK, RETRY_MILLIS);
            }
            if (refusal.reason() == Reason.FAILED) {
                log.warn("{}", refusal.getMessage(), refusal);
            }
            return status(refusal.reason())
                    .withDescription(refusal.getMessage())
                    .withCause(refusal)
                    .asRuntimeException(trailers);
        }
        if (cause instanceof UserError error) { // a picture that cannot be read
            return Status.INVALID_ARGUMENT.withDescription(error.getMessage()).asRuntimeException();
        }
        if (cause instanceof CancellationException) { // the client has gone, and its work with it
            return Status.CANCELLED.withDescription("the client has gone").asRuntimeException();
        }
        log.error("a call failed", cause);
        return Status.INTERNAL
                .withDescription("the server failed; its log says why")
                .withCause(cause)
                .asRuntimeException();
    }

    private static Status status(Reason reason) {
        return switch (reason) {
            case INVALID -> Status.INVALID_ARGUMENT;
            case NOT_FOUND -> Status.NOT_FOUND;
            case TOO_LARGE, OVERLOADED -> Status.RESOURCE_EXHAUSTED;
            case EXPIRED -> Status.DEADLINE_EXCEEDED;
            case UNAVAILABLE -> Status.UNAVAILABLE;
            case FAILED -> Status.INTERNAL;
        };
    }
}
