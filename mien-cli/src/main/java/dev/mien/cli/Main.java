package dev.mien.cli;

import dev.mien.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeExceptionMapper;

/** The {@code mien} command; maps what happened to an exit code and does nothing else. */
@Command(
        name = "mien",
        description = "Finds faces, places their 15 key points and names their expression.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DataCommand.class, TrainCommand.class, CommandLine.HelpCommand.class})
public final class Main {
    /** Done. */
    public static final int DONE = 0;
    /** Some inputs failed, each named; the rest is done. */
    public static final int SOME_FAILED = 1;
    /** Wrong usage, or nothing could be done. */
    public static final int NOTHING_DONE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command line and answers its exit code; prints to standard output and standard error. */
    static int run(String... arguments) {
        IExitCodeExceptionMapper toExitCode = exception -> NOTHING_DONE;
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(toExitCode)
                .setExecutionExceptionHandler((exception, command, parsed) -> report(exception, command))
                .execute(arguments);
    }

    private static int report(Exception exception, CommandLine command) throws Exception {
        if (exception instanceof UserError) {
            command.getErr().println("mien: " + exception.getMessage());
            return NOTHING_DONE;
        }
        throw exception;
    }
}
