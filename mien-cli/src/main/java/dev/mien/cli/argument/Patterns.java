package dev.mien.cli.argument;

import dev.mien.FileTree;
import dev.mien.UserError;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Resolves path patterns that the shell did not: quoted ones, or on Windows. */
public final class Patterns {
    /** What is wrong with an empty name, such as a script's variable that is not set; Java takes it for the current folder. */
    public static final String EMPTY = "an empty name";

    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    private Patterns() {}

    /**
     * The matching paths, sorted; the path itself if it is not a pattern, or if a file of that name exists.
     *
     * @param input a path, or a pattern with {@code *, **, ?, [...]} or {@code {a,b}}
     * @param failed receives errors for folders that could not be read
     * @throws UserError when nothing matches
     */
    public static List<Path> paths(String input, Consumer<UserError> failed) {
        if (input.isEmpty()) {
            throw new UserError(EMPTY, "''", "give a file or a folder, such as .");
        }
        if (!WILD.matcher(input).find() || exists(input)) {
            Path path = path(input);
            if (!Files.exists(path) && !Files.isSymbolicLink(path)) {
                unsayable(input).ifPresent(error -> {
                    throw error;
                });
            }
            return List.of(path);
        }
        String[] parts = input.split("(?=" + WILD.pattern() + ")", 2);
        int slash = Math.max(parts[0].lastIndexOf('/'), parts[0].lastIndexOf('\\'));
        Path start = Path.of(slash < 0 ? "" : input.substring(0, slash + 1));
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + input.substring(slash + 1));
        FileTree tree = FileTree.of(start.toString().isEmpty() ? Path.of(".") : start);
        Path root = start.toString().isEmpty() ? Path.of(".") : start;
        List<Path> matching = tree.files().stream()
                .filter(file -> matcher.matches(root.relativize(file)))
                .map(file -> start.resolve(root.relativize(file)))
                .toList();
        tree.unreadable().forEach(failed);
        if (matching.isEmpty()) {
            throw new UserError("no file matches", input, "check the pattern");
        }
        return matching;
    }

    private static boolean exists(String input) {
        try {
            return Files.exists(Path.of(input));
        } catch (InvalidPathException e) {
            return false; // names on Windows cannot contain a star
        }
    }

    private static Path path(String input) {
        try {
            return Path.of(input);
        } catch (InvalidPathException e) {
            throw noPath(e);
        }
    }

    /** The error for a text that is not a valid path. */
    public static UserError noPath(InvalidPathException failure) {
        return unsayable(failure.getInput())
                .orElseGet(() -> new UserError(
                        "not a path: " + failure.getReason(), failure.getInput(), "check its spelling", failure));
    }

    /**
     * The error for a name with characters that the encoding of this process lacks, and which therefore cannot be
     * opened; empty if there are none.
     */
    private static Optional<UserError> unsayable(String name) {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        boolean garbled = name.indexOf('\uFFFD') >= 0
                || !Charset.forName(encoding).newEncoder().canEncode(name)
                || (!encoding.equalsIgnoreCase("UTF-8") && name.chars().anyMatch(letter -> letter > 127));
        return garbled ? Optional.of(unsayable(name, encoding)) : Optional.empty();
    }

    private static UserError unsayable(String name, String encoding) {
        String remedy =
                encoding.equalsIgnoreCase("UTF-8") // an old name in another encoding, which no folder's listing minds
                        ? "rename it, or give the folder it is in"
                        : "set LC_ALL=C.UTF-8 and start again";
        return new UserError("a name that the locale's encoding (" + encoding + ") cannot say", name, remedy);
    }
}
