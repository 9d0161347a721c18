package dev.mien.serve.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import dev.mien.UserError;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refusals and failures as {@code {"error": "..."}}, with the status codes of TensorFlow Serving. */
public final class Errors {
    private static final Logger log = LoggerFactory.getLogger(Errors.class);
    private static final String RETRY_SECONDS = "1";

    private Errors() {}

    /** The answer that tells of a failure. What is nobody's fault but the server's is logged and not told in detail. */
    public static HttpResponse response(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof ServingException refusal) {
            if (refusal.reason() == Reason.FAILED) {
                log.warn("{}", refusal.getMessage(), refusal);
            }
            return response(status(refusal.reason()), String.valueOf(refusal.getMessage()));
        }
        if (cause instanceof JsonProcessingException json) {
            return response(HttpStatus.BAD_REQUEST, "JSON Parse error: " + Json.problem(json));
        }
        if (cause instanceof UserError error) { // a picture that cannot be read
            return response(HttpStatus.BAD_REQUEST, error.getMessage());
        }
        if (cause instanceof CancellationException) { // the client has gone, and its work with it
            return response(HttpStatus.CLIENT_CLOSED_REQUEST, "the client has gone");
        }
        log.error("a request failed", cause);
        return response(HttpStatus.INTERNAL_SERVER_ERROR, "the server failed; its log says why");
    }

    /** An answer with that status and message. */
    public static HttpResponse response(HttpStatus status, String message) {
        return whole(status, message).toHttpResponse();
    }

    /** The same, where the HTTP layer wants it whole. */
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

    /** What failed, without the wrapping of futures. */
    public static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private static HttpStatus status(Reason reason) {
        return switch (reason) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case TOO_LARGE -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
            case OVERLOADED -> HttpStatus.TOO_MANY_REQUESTS;
            case EXPIRED -> HttpStatus.GATEWAY_TIMEOUT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case FAILED -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
