package dev.mien.cli;

import static java.util.Objects.requireNonNull;

import dev.mien.cli.console.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports wrong usage in two lines: the problem, and where to find help; the whole help would scroll the problem out of
 * view.
 */
final class UsageErrors implements IParameterExceptionHandler {
    private static final String NOT_A_PAIR = "Invalid value for option '$1': '$3' is not of the form $2";
    private static final Pattern NO_CHOICE =
            Pattern.compile("(.*: )expected one of \\[(.+)] \\(case-insensitive\\) but was '(.*)'");

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        if (arguments.length == 0) {
            command.usage(err);
            return ExitCode.NOTHING_DONE;
        }
        ParameterException cause = exception instanceof MissingParameterException
                ? unknown(command, arguments)
                        .map(ParameterException.class::cast)
                        .orElse(exception)
                : exception;
        String problem = cause instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched)
                : uncapitalized(inWords(requireNonNull(cause.getMessage())));
        err.println("mien: " + problem);
        err.println("Try '" + name + " --help'.");
        return ExitCode.NOTHING_DONE;
    }

    /** Replaces Java types in picocli's messages. */
    private static String inWords(String message) {
        String words = message.replaceAll("\\s*\\R\\s*", " ")
                .replaceFirst("' is not an? (int|long)$", "' is not a whole number")
                .replaceFirst("' is not a (double|float)$", "' is not a number")
                .replaceFirst(
                        "^Value for option option '(.+)' \\((.+)\\) should be in KEY=VALUE format but was (.*)$",
                        NOT_A_PAIR);
        Matcher choice = NO_CHOICE.matcher(words);
        return choice.matches()
                ? choice.group(1) + "'" + choice.group(3) + "' is none of "
                        + choice.group(2).toLowerCase(Locale.ROOT)
                : words;
    }

    private static String uncapitalized(String message) {
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    /**
     * The unknown argument that explains a missing one, such as a misspelt option, or a file name that looks like an
     * option.
     */
    private static Optional<UnmatchedArgumentException> unknown(CommandLine command, String... arguments) {
        CommandLine root = command;
        while (root.getParent() != null) {
            root.getCommandSpec().parser().collectErrors(true);
            root = root.getParent();
        }
        root.getCommandSpec().parser().collectErrors(true);
        return root.parseArgs(arguments).asCommandLineList().stream()
                .flatMap(line -> line.getParseResult().errors().stream())
                .filter(UnmatchedArgumentException.class::isInstance)
                .map(UnmatchedArgumentException.class::cast)
                .findFirst();
    }

    private static String unmatched(UnmatchedArgumentException exception) {
        String argument = exception.getUnmatched().get(0);
        boolean isCommand = exception.getCommandLine().getParent() == null;
        String what = exception.isUnknownOption() ? "unknown option" : isCommand ? "unknown command" : "too much given";
        return what + ": '" + argument + "'" + hint(argument, exception);
    }

    private static String hint(String argument, UnmatchedArgumentException exception) {
        if (exception.isUnknownOption() && Files.exists(Path.of(argument))) {
            return "; the file of that name is './" + argument + "'";
        }
        List<String> known = exception.getSuggestions();
        return known.isEmpty() ? "" : "; did you mean '" + known.get(0).replaceFirst("^.* ", "") + "'?";
    }
}
