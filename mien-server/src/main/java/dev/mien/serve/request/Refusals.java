package dev.mien.serve.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.linecorp.armeria.common.ClosedSessionException;
import dev.mien.ModelError;
import dev.mien.UserError;
import dev.mien.serve.model.Excerpt;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts all failures of a request to {@link ServingException}, which each API reports in its own form. */
public final class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    /** Hints of the parser that are meant for programmers and not for clients. */
    private static final Pattern ADVICE = Pattern.compile("(, from|: enable) `[^`]*`( to allow)?");

    /** A place within the message, such as where an array begins that is not closed. */
    private static final Pattern PLACE = Pattern.compile("\\[Source: [^;]*; line: (\\d+), column: (\\d+)\\]");

    private Refusals() {}

    /** Converts a failure. Failures of the server itself are logged and not reported in detail. */
    public static ServingException of(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof ServingException refusal) {
            if (refusal.reason() == Reason.FAILED) {
                log.warn("{}", refusal.getMessage(), refusal);
            }
            return refusal;
        }
        if (cause instanceof JsonProcessingException json) {
            return new ServingException(Reason.INVALID, "JSON Parse error: " + problem(json), json);
        }
        if (cause instanceof ModelError) { // clients can neither fix it nor need to know the file
            log.error("a model failed", cause);
            return new ServingException(Reason.FAILED, "a model of this server failed; its log says why", cause);
        }
        if (cause instanceof UserError error) { // a picture that cannot be read
            return new ServingException(Reason.INVALID, error.getMessage(), error);
        }
        if (cause instanceof CancellationException || cause instanceof ClosedSessionException) {
            return new ServingException(Reason.GONE, "the client has gone", cause);
        }
        log.error("a request failed", cause);
        return new ServingException(Reason.FAILED, "the server failed; its log says why", cause);
    }

    /** The cause without the exceptions that futures wrap around it. */
    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? unwrapped(cause) : failure;
    }

    /** The problem of a JSON document and its position. */
    private static String problem(JsonProcessingException failure) {
        String place = failure.getLocation() == null
                ? ""
                : " at line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr();
        String message = PLACE.matcher(failure.getOriginalMessage()).replaceAll("line $1, column $2");
        return Excerpt.of(ADVICE.matcher(message).replaceAll("")) + place;
    }
}
