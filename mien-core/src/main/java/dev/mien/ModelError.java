package dev.mien;

/** A model file that cannot be used, or a model that fails at work. A server that answers for its own models tells its log, not the client. */
public final class ModelError extends UserError {
    private static final long serialVersionUID = 1L;

    public ModelError(String problem, String place, String remedy) {
        super(problem, place, remedy);
    }

    public ModelError(String problem, String place, String remedy, Throwable cause) {
        super(problem, place, remedy, cause);
    }
}
