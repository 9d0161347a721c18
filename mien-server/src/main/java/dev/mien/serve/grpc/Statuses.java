package dev.mien.serve.grpc;

import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import dev.mien.serve.request.Refusals;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Converts failures to gRPC statuses. */
final class Statuses {
    /** The delay in milliseconds after which clients may retry automatically (gRFC A6). */
    private static final Metadata.Key<String> PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    private static final String RETRY_MILLIS = "1000";

    private Statuses() {}

    /** Returns the status of a failure. Failures of the server itself are logged and not reported in detail. */
    static StatusRuntimeException of(Throwable failure) {
        ServingException refusal = Refusals.of(failure);
        return status(refusal).withCause(refusal).asRuntimeException(trailers(refusal.reason()));
    }

    /** The status code and description of a refusal. */
    static Status status(ServingException refusal) {
        return code(refusal.reason()).withDescription(refusal.getMessage());
    }

    /** The trailers of a refusal for that reason. */
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
