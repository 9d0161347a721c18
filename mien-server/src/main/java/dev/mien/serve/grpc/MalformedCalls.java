package dev.mien.serve.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.grpc.GrpcExceptionHandlerFunction;
import dev.mien.serve.model.ServingException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports malformed messages as errors of the client, since the gRPC layer reports them as errors of the server. */
public final class MalformedCalls implements GrpcExceptionHandlerFunction {
    /** The exceptions of the gRPC layer for damaged and for truncated messages. */
    private static final Set<Class<?>> CAUSES =
            Set.of(InvalidProtocolBufferException.class, IndexOutOfBoundsException.class);

    @Override
    public Status apply(RequestContext context, Status status, Throwable cause, Metadata metadata) {
        if (cause instanceof ServingException refusal) { // refused while the message was received
            metadata.merge(Statuses.trailers(refusal.reason()));
            return Statuses.status(refusal);
        }
        boolean blamesServer = status.getCode() == Status.Code.INTERNAL || status.getCode() == Status.Code.UNKNOWN;
        return blamesServer && isMalformed(cause)
                ? Status.INVALID_ARGUMENT.withDescription("the call's bytes are no message")
                : status;
    }

    private static boolean isMalformed(@Nullable Throwable cause) {
        if (cause instanceof StatusRuntimeException && cause.getCause() == null) {
            return true; // a damaged frame; exceptions created by Statuses have a cause
        }
        return cause != null
                && (CAUSES.stream().anyMatch(type -> type.isInstance(cause)) || isMalformed(cause.getCause()));
    }
}
