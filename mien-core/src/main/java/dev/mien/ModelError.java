package dev.mien;

/**
 * A model file that cannot be used, or a model that fails while running. A server logs these errors of its own models
 * and does not show them to clients.
 */
public final class ModelError extends UserError {
    private static final long serialVersionUID = 1L;

    /** Takes the same as {@link UserError#UserError(String, String, String)}. */
    public ModelError(String problem, String place, String remedy) {
        super(problem, place, remedy);
    }

    /** The same with the failure that it comes from. */
    public ModelError(String problem, String place, String remedy, Throwable cause) {
        super(problem, place, remedy, cause);
    }
}
