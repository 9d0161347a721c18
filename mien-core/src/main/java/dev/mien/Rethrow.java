package dev.mien;

/** Rethrows failures that were caught on another thread or kept for later. */
public final class Rethrow {
    private Rethrow() {}

    /**
     * The failure as an unchecked exception: itself if it is unchecked, otherwise as the cause of an {@link
     * IllegalStateException}.
     *
     * <pre>{@code
     * throw Rethrow.unchecked(failure);
     * }</pre>
     *
     * @throws Error the failure, if it is one
     */
    public static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
