package dev.mien.cli;

import static java.util.Objects.requireNonNull;

import dev.mien.cli.argument.Patterns;
import dev.mien.cli.console.ExitCode;
import dev.mien.cli.console.Failures;
import dev.mien.cli.console.Messages;
import dev.mien.cli.console.Signals;
import dev.mien.cli.evaluate.DataCommand;
import dev.mien.cli.evaluate.EvaluateCommand;
import dev.mien.cli.evaluate.EvaluateDetectorCommand;
import dev.mien.cli.evaluate.VerifyCommand;
import dev.mien.cli.predict.PredictCommand;
import dev.mien.cli.serve.ServeCommand;
import dev.mien.cli.train.DemoCommand;
import dev.mien.cli.train.ExportCommand;
import dev.mien.cli.train.ReportCommand;
import dev.mien.cli.train.TrainCommand;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The {@code mien} command, which runs subcommands and maps their outcome to an exit code. */
@Command(
        name = "mien",
        description = "Finds faces, places 15 or 27 key points on each, and names its expression.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    /** The commands in the order of the help. */
    private static final List<Class<?>> COMMANDS = List.of(
            PredictCommand.class,
            ServeCommand.class,
            DataCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            EvaluateDetectorCommand.class,
            VerifyCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            DemoCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            CommandLine.HelpCommand.class);

    private static final List<Class<?>> TELL_OF_ALL =
            List.of(CompletionCommand.class, ManCommand.class, CommandLine.HelpCommand.class);

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "print failures only")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "print stack traces of errors, and log more")
    boolean verbose;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Signals.exitCode(run(arguments)));
    }

    /** Runs a command line and returns its exit code; prints to standard output and standard error. */
    static int run(String... arguments) {
        // FFmpeg's release is newer than PyTorch's, which JavaCPP would tell on standard error at each start.
        System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
        CommandLine command = commandLine(needed(arguments));
        try {
            return command.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
            return command.<Main>getCommand().report(e, command);
        }
    }

    /**
     * The commands that these arguments may refer to: a single one if they name it, since inspecting the options of all
     * takes longer than reading a face.
     */
    private static List<Class<?>> needed(String... arguments) {
        Optional<String> name =
                Arrays.stream(arguments).filter(word -> !word.startsWith("-")).findFirst();
        return COMMANDS.stream()
                .filter(command -> !TELL_OF_ALL.contains(command))
                .filter(command -> name.equals(Optional.of(
                        requireNonNull(command.getAnnotation(Command.class)).name())))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS);
    }

    /** The command with all subcommands and error handlers. */
    static CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    private static CommandLine commandLine(List<Class<?>> commands) {
        Main main = new Main();
        IExitCodeExceptionMapper toExitCode = exception -> ExitCode.NOTHING_DONE;
        CommandLine line = new CommandLine(main);
        commands.forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setUseSimplifiedAtFiles(true) // a line each: names with blanks and Windows' paths are as they are
                .registerConverter(Path.class, Main::path)
                .setParameterExceptionHandler(new UsageErrors())
                .setExitCodeExceptionMapper(toExitCode)
                .setExecutionStrategy(main::execute)
                .setExecutionExceptionHandler((exception, command, parsed) -> main.report(exception, command));
        line.getSubcommands().forEach((name, one) -> {
            one.getCommandSpec().versionProvider(new VersionProvider());
            if (!headings(name).isEmpty()) {
                HelpGroups.apply(one, headings(name));
            }
        });
        CommandLine train = line.getSubcommands().get("train");
        if (train != null) {
            train.getHelpSectionMap()
                    .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> TrainCommand.recipes() + help.footer());
        }
        return line;
    }

    /** The headings of a command's options by the first option of each group; none for commands with few options. */
    private static Map<String, String> headings(String command) {
        return switch (command) {
            case "predict" -> PredictCommand.GROUPS;
            case "train" -> TrainCommand.GROUPS;
            case "serve" -> ServeCommand.GROUPS;
            default -> Map.of();
        };
    }

    /** Converts an option to a path, with a better message than picocli's. */
    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException(Patterns.EMPTY + "; give a file or a folder, such as .");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(Failures.describe(e, ""));
        }
    }

    private int execute(ParseResult parsed) {
        if (verbose) {
            System.setProperty("mien.log.level", "DEBUG"); // before anything logs
        }
        for (CommandLine command : parsed.asCommandLineList()) {
            command.setErr(new Messages(command.getErr(), quiet));
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private int report(Throwable failure, CommandLine command) {
        if (verbose) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().println("mien: " + Failures.describe(failure, ""));
        return ExitCode.NOTHING_DONE;
    }
}
