package dev.mien;

/** A picture that cannot be read: missing, damaged, of an unknown format, or too large. */
public final class PictureError extends UserError {
    private static final long serialVersionUID = 1L;

    /** Takes the same as {@link UserError#UserError(String, String, String)}. */
    public PictureError(String problem, String place, String remedy) {
        super(problem, place, remedy);
    }

    /** The same with the failure that it comes from. */
    public PictureError(String problem, String place, String remedy, Throwable cause) {
        super(problem, place, remedy, cause);
    }
}
