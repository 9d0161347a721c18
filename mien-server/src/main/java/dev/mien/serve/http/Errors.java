package dev.mien.serve.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import dev.mien.serve.request.Refusals;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Answers failures as {@code {"error": "..."}}, with the status codes of TensorFlow Serving. */
public final class Errors {
    private static final String RETRY_SECONDS = "1";

    private Errors() {}

    /** The answer to a failed request. Failures of the server itself are logged and not reported in detail. */
    public static HttpResponse response(Throwable failure) {
        ServingException refusal = Refusals.of(failure);
        return response(status(refusal.reason()), String.valueOf(refusal.getMessage()));
    }

    /** An answer with that status and message. */
    public static HttpResponse response(HttpStatus status, String message) {
        return whole(status, message).toHttpResponse();
    }

    /** The answer to a request with a method that is not allowed, which names the allowed ones. */
    public static HttpResponse methodNotAllowed(HttpMethod... expected) {
        String names = Arrays.stream(expected).map(HttpMethod::name).collect(Collectors.joining(", "));
        AggregatedHttpResponse refusal = whole(HttpStatus.METHOD_NOT_ALLOWED, "expected " + names);
        return HttpResponse.of(
                refusal.headers().toBuilder().add(HttpHeaderNames.ALLOW, names).build(), refusal.content());
    }

    /** As {@link #response(HttpStatus, String)}, for callers that need the whole answer at once. */
    public static AggregatedHttpResponse whole(HttpStatus status, String message) {
        ResponseHeadersBuilder headers = ResponseHeaders.builder(status).contentType(MediaType.JSON);
        if (status.equals(HttpStatus.TOO_MANY_REQUESTS) || status.equals(HttpStatus.SERVICE_UNAVAILABLE)) {
            headers.add(HttpHeaderNames.RETRY_AFTER, RETRY_SECONDS);
        }
        return AggregatedHttpResponse.of(headers.build(), Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("error", message);
            json.writeEndObject();
        }));
    }

    private static HttpStatus status(Reason reason) {
        return switch (reason) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case TOO_LARGE -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
            case OVERLOADED -> HttpStatus.TOO_MANY_REQUESTS;
            case GONE -> HttpStatus.CLIENT_CLOSED_REQUEST;
            case EXPIRED -> HttpStatus.GATEWAY_TIMEOUT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case FAILED -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
