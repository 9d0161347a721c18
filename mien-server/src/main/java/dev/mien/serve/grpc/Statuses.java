package dev.mien.serve.grpc;

import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import dev.mien.serve.request.Refusals;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Refusals and failures in gRPC's codes. */
final class Statuses {
    /** Tells clients that retry by themselves when to do so, in milliseconds (gRFC A6). */
    private static final Metadata.Key<String> PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    private static final String RETRY_MILLIS = "1000";

    private Statuses() {}

    /** The status that tells of a failure. What is nobody's fault but the server's is logged and not shown in detail. */
    static StatusRuntimeException of(Throwable failure) {
        ServingException refusal = Refusals.of(failure);
        return status(refusal).withCause(refusal).asRuntimeException(trailers(refusal.reason()));
    }

    /** The refusal in gRPC's codes. */
    static Status status(ServingException refusal) {
        return code(refusal.reason()).withDescription(refusal.getMessage());
    }

    /** What goes with a refusal for that reason. */
    static Metadata trailers(Reason reason) {
        Metadata trailers = new Metadata();
        if (reason == Reason.OVERLOADED || reason == Reason.UNAVAILABLE) {
            trailers.put(PUSHBACK, RETRY_MILLIS);
        }
        return trailers;
    }

    private static Status code(Reason reason) {
        return switch (reason) {
            case INVALID -> Status.INVALID_ARGUMENT;
            case NOT_FOUND -> Status.NOT_FOUND;
            case TOO_LARGE, OVERLOADED -> Status.RESOURCE_EXHAUSTED;
            case GONE -> Status.CANCELLED;
            case EXPIRED -> Status.DEADLINE_EXCEEDED;
            case UNAVAILABLE -> Status.UNAVAILABLE;
            case FAILED -> Status.INTERNAL;
        };
    }
}
