package dev.mien.cli;

import dev.mien.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Patterns of paths, for where no shell has resolved them: quoted, or on Windows. */
final class Patterns {
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    private Patterns() {}

    /**
     * The paths that match, sorted; the path itself where it is no pattern, or exists under just that name.
     *
     * @param input a path, or a pattern with {@code *, **, ?, [...]} or {@code {a,b}}
     * @throws UserError when nothing matches
     */
    static List<Path> paths(String input) {
        if (!WILD.matcher(input).find() || exists(input)) {
            return List.of(path(input));
        }
        String[] parts = input.split("(?=" + WILD.pattern() + ")", 2);
        int slash = Math.max(parts[0].lastIndexOf('/'), parts[0].lastIndexOf('\\'));
        Path start = Path.of(slash < 0 ? "" : input.substring(0, slash + 1));
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + input.substring(slash + 1));
        try (Stream<Path> files = Files.walk(start)) {
            List<Path> matching = files.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(start.relativize(file)))
                    .sorted()
                    .toList();
            if (matching.isEmpty()) {
                throw new UserError("no file matches", input, "check the pattern");
            }
            return matching;
        } catch (IOException | UncheckedIOException e) {
            throw new UserError("cannot be listed: " + e.getMessage(), input, "check the path", e);
        }
    }

    private static boolean exists(String input) {
        try {
            return Files.exists(Path.of(input));
        } catch (InvalidPathException e) {
            return false; // a star is no letter of a name on Windows
        }
    }

    private static Path path(String input) {
        try {
            return Path.of(input);
        } catch (InvalidPathException e) {
            throw new UserError("not a path: " + e.getReason(), input, "check its spelling", e);
        }
    }
}
