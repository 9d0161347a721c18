package dev.mien.serve.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.linecorp.armeria.common.ClosedSessionException;
import dev.mien.ModelError;
import dev.mien.UserError;
import dev.mien.serve.model.Quoted;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.ServingException.Reason;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever ends a request, as the one kind of failure that each API puts into its own words. */
public final class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    /** What the parser tells those who program with it. */
    private static final Pattern ADVICE = Pattern.compile("(, from|: enable) `[^`]*`( to allow)?");

    private Refusals() {}

    /** The refusal that tells of a failure. What is nobody's fault but the server's is logged and not shown in detail. */
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
        if (cause instanceof ModelError) { // no client can mend it, nor need know its file
            log.error("a model failed", cause);
            return new ServingException(Reason.FAILED, "a model of this server failed; its log says why", cause);
        }
        if (cause instanceof UserError error) { // a picture that cannot be read
            return new ServingException(Reason.INVALID, error.getMessage(), error);
        }
        if (cause instanceof CancellationException || cause instanceof ClosedSessionException) { // its work was dropped
            return new ServingException(Reason.GONE, "the client has gone", cause);
        }
        log.error("a request failed", cause);
        return new ServingException(Reason.FAILED, "the server failed; its log says why", cause);
    }

    /** What failed, without the wrapping of futures. */
    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? unwrapped(cause) : failure;
    }

    /** What is wrong with a document and where. */
    private static String problem(JsonProcessingException failure) {
        String place = failure.getLocation() == null
                ? ""
                : " at line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr();
        return Quoted.of(ADVICE.matcher(failure.getOriginalMessage()).replaceAll("")) + place;
    }
}
