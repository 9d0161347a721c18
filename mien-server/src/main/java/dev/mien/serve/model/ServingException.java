package dev.mien.serve.model;

import org.jspecify.annotations.Nullable;

/** Why a request gets no answer; every API says it in its own way. */
public final class ServingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kinds of refusal and failure. */
    public enum Reason {
        /** The request is not what was expected; the same again will be refused again. */
        INVALID,
        /** There is no such model or version. */
        NOT_FOUND,
        /** The request is larger than this server takes. */
        TOO_LARGE,
        /** More work waits than can be done soon; worth trying again a little later. */
        OVERLOADED,
        /** Who asked has gone. */
        GONE,
        /** The time for the answer ran out. */
        EXPIRED,
        /** The server or the model is on its way out or not there yet. */
        UNAVAILABLE,
        /** The model failed. */
        FAILED
    }

    private final Reason reason;

    public ServingException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** Without a stack trace: refusals are cheap, since they come in numbers. */
    public ServingException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** A request whose turn came too late. */
    public static ServingException waitedTooLong() {
        return new ServingException(Reason.OVERLOADED, "the request has waited too long, try again a little later");
    }

    /** A request that is not what was expected. */
    public static ServingException invalid(String message) {
        return new ServingException(Reason.INVALID, message);
    }
}
