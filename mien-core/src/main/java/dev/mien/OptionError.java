package dev.mien;

/** An option with a value that is not available, such as an unknown detector. */
public final class OptionError extends UserError {
    private static final long serialVersionUID = 1L;

    /** Takes the same as {@link UserError#UserError(String, String, String)}. */
    public OptionError(String problem, String place, String remedy) {
        super(problem, place, remedy);
    }

    /** The same with the failure that it comes from. */
    public OptionError(String problem, String place, String remedy, Throwable cause) {
        super(problem, place, remedy, cause);
    }
}
