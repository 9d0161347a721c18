package dev.mien;

/** A picture that cannot be read: missing, damaged, of an unknown format, or too large. */
public final class PictureError extends UserError {
    private static final long serialVersionUID = 1L;

    public PictureError(String problem, String place, String remedy) {
        super(problem, place, remedy);
    }

    public PictureError(String problem, String place, String remedy, Throwable cause) {
        super(problem, place, remedy, cause);
    }
}
