package dev.mien.cli.console;

/** The exit codes of all commands. */
public final class ExitCode {
    /** Everything was done. */
    public static final int DONE = 0;
    /** Some inputs failed, each of which is named; the others are done. */
    public static final int SOME_FAILED = 1;
    /** Wrong usage, or nothing could be done. */
    public static final int NOTHING_DONE = 2;

    private ExitCode() {}
}
