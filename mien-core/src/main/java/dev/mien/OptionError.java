package dev.mien;

/** A choice that cannot be met, such as the name of a detector that there is none of. */
public final class OptionError extends UserError {
    private static final long serialVersionUID = 1L;

    public OptionError(String problem, String place, String remedy) {
        super(problem, place, remedy);
    }

    public OptionError(String problem, String place, String remedy, Throwable cause) {
        super(problem, place, remedy, cause);
    }
}
