package dev.mien.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells of wrong usage in two lines: what is wrong, and where to look; the whole help would push the first out of sight. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        if (arguments.length == 0) {
            command.usage(err);
            return Main.NOTHING_DONE;
        }
        err.println("mien: " + uncapitalized(inWords(requireNonNull(exception.getMessage()))) + suggestion(exception));
        err.println("Try '" + name + " --help'.");
        return Main.NOTHING_DONE;
    }

    /** Picocli tells of Java's types. */
    private static String inWords(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ")
                .replaceFirst("' is not an? (int|long)$", "' is not a whole number")
                .replaceFirst("' is not a (double|float)$", "' is not a number");
    }

    private static String uncapitalized(String message) {
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String suggestion(ParameterException exception) {
        if (!(exception instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> known = unmatched.getSuggestions();
        return known.isEmpty() ? "" : "; did you mean '" + known.get(0).replaceFirst("^.* ", "") + "'?";
    }
}
