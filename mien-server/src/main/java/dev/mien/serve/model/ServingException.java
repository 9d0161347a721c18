package dev.mien.serve.model;

import org.jspecify.annotations.Nullable;

/** The reason why a request failed, which each API reports in its own form. */
public final class ServingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kinds of refusal and failure. */
    public enum Reason {
        /** The request is not valid, so that repeating it is of no use. */
        INVALID,
        /** There is no such model or version. */
        NOT_FOUND,
        /** The request exceeds a size limit. */
        TOO_LARGE,
        /** Too much work is waiting; the client may retry a little later. */
        OVERLOADED,
        /** The client has gone. */
        GONE,
        /** The deadline has passed. */
        EXPIRED,
        /** The server or the model is stopping or not ready yet. */
        UNAVAILABLE,
        /** The model failed. */
        FAILED
    }

    private final Reason reason;

    /** An error with a message for the client. */
    public ServingException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** Creates an exception without a stack trace, since many requests may be refused at once. */
    public ServingException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.reason = reason;
    }

    /** The kind of refusal or failure. */
    public Reason reason() {
        return reason;
    }

    /** The refusal of a request that has waited too long. */
    public static ServingException waitedTooLong() {
        return new ServingException(Reason.OVERLOADED, "the request has waited too long, try again a little later");
    }

    /** The refusal of a request that is not valid. */
    public static ServingException invalid(String message) {
        return new ServingException(Reason.INVALID, message);
    }
}
