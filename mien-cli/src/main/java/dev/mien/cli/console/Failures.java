package dev.mien.cli.console;

import dev.mien.FileProblem;
import dev.mien.OptionError;
import dev.mien.Printable;
import dev.mien.UserError;
import dev.mien.cli.argument.Patterns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes failures to the user on one line, without stack traces and, if possible, without class names. */
public final class Failures {
    private static final String TEMPORARY = System.getProperty("java.io.tmpdir", "the temporary folder");

    /** As the GNU C library says that a library needs another one, which is not there. */
    private static final Pattern MISSING_LIBRARY =
            Pattern.compile("([^\\s:/]+\\.so[.\\d]*): cannot open shared object file");

    private static final Map<String, String> REMEDIES = Map.of(
            "no such file or folder", "; check the path",
            "permission denied", "; check its permissions, or name another place",
            "a file of that name is in the way", "; name another place",
            "a part of its path is a file, not a folder", "; name another place",
            "no space left on device", "; make room, or name another place",
            "read-only file system", "; name another place");

    private Failures() {}

    /**
     * The problem and its remedy.
     *
     * @param place the input that failed; empty if the failure names it
     */
    public static String describe(Throwable failure, String place) {
        if (failure instanceof UserError error && error.getCause() instanceof Error cause) {
            return describe(cause, place); // of Java itself: these messages name this command's own remedies
        }
        if (failure instanceof UserError error) { // the library names options without dashes
            String told = error instanceof OptionError ? "--" + error.place().replace(", ", ", --") : error.place();
            return Printable.of(told + ": " + OptionWords.of(error));
        }
        if (failure instanceof InvalidPathException path) {
            return Printable.of(String.valueOf(Patterns.noPath(path).getMessage()));
        }
        String prefix = place.isEmpty() ? "" : place + ": ";
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return describe(cause, place);
        }
        if (failure instanceof IOException problem) {
            String words = words(problem);
            return Printable.of(words.contains(place) ? words : prefix + words);
        }
        return Printable.of(prefix + unexpected(failure));
    }

    private static String unexpected(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            long maxMegabytes = Runtime.getRuntime().maxMemory() >> 20;
            return "does not fit into the memory of " + maxMegabytes + " MB; allow more, such as MIEN_JAVA_OPTIONS=-Xmx"
                    + Math.max(1, 2 * maxMegabytes / 1024) + "g";
        }
        if (failure instanceof StackOverflowError) {
            return "is nested too deeply; give a simpler file";
        }
        if (failure instanceof UnsatisfiedLinkError || isLeftBroken(failure)) {
            Matcher missing = MISSING_LIBRARY.matcher(first(failure));
            if (missing.find()) {
                return "a native library needs " + missing.group(1)
                        + ", which this system lacks; install the package that contains it";
            }
            return "a native library cannot be loaded (" + first(failure) + "); it is unpacked to " + TEMPORARY
                    + " and the home folder, which must allow programs: name another one by"
                    + " MIEN_JAVA_OPTIONS='-Djava.io.tmpdir=DIR -Dorg.bytedeco.javacpp.cachedir=DIR'";
        }
        return "failed unexpectedly (" + first(failure) + "); please report it with this line";
    }

    /** Whether this is the use of a class whose initialization failed before, such as that of a native library. */
    private static boolean isLeftBroken(Throwable failure) {
        return failure instanceof ExceptionInInitializerError
                || (failure instanceof NoClassDefFoundError
                        && String.valueOf(failure.getMessage()).startsWith("Could not initialize class"));
    }

    /** The first line of the root cause's message. */
    private static String first(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        String message = inner.getMessage();
        return message == null || message.isBlank()
                ? inner.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /** The failure in words, with a remedy if it is obvious. */
    private static String words(IOException failure) {
        String problem = FileProblem.words(failure);
        String file = failure instanceof FileSystemException at && at.getFile() != null ? at.getFile() + ": " : "";
        return file + problem + REMEDIES.getOrDefault(problem, "");
    }
}
