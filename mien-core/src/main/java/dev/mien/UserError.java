package dev.mien;

/**
 * An error that the user can fix: what went wrong, where, and what to do about it. The command line prints it on one
 * line and exits with code 2.
 */
public class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String place;
    private final String remedy;

    /**
     * @param problem what went wrong, such as {@code not an ONNX file}
     * @param place the file, the file and line ({@code fer2013.csv:1208}), or the option
     * @param remedy what to do, such as {@code give an ONNX file}; options are written as {@code the option resume},
     *     which front ends replace with their own notation
     */
    public UserError(String problem, String place, String remedy) {
        this.problem = problem;
        this.place = place;
        this.remedy = remedy;
    }

    /** The same with the failure that it comes from. */
    public UserError(String problem, String place, String remedy, Throwable cause) {
        super(cause);
        this.problem = problem;
        this.place = place;
        this.remedy = remedy;
    }

    /** {@code place: problem; remedy} on one line, {@linkplain Printable safe to print}. */
    @Override
    public String getMessage() {
        return Printable.of(place + ": " + problem + "; " + remedy);
    }

    /** What went wrong. */
    public String problem() {
        return problem;
    }

    /** Where: a file, a file and line, an option. */
    public String place() {
        return place;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
