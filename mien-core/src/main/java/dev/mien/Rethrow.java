package dev.mien;

/** Failures that were caught on another thread or kept for later, thrown after all. */
public final class Rethrow {
    private Rethrow() {}

    /**
     * The failure as one that every method may throw: itself where it is unchecked, else as the cause of an {@link
     * IllegalStateException}.
     *
     * <pre>{@code
     * throw Rethrow.unchecked(failure);
     * }</pre>
     *
     * @throws Error the failure, where it is one
     */
    public static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
