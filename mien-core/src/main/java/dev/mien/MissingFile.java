package dev.mien;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Errors about files that do not exist. */
public final class MissingFile {
    /** Two endings of one kind of file. */
    private static final Map<String, String> TWINS = Map.of("jpg", "jpeg", "jpeg", "jpg", "tif", "tiff", "tiff", "tif");

    private MissingFile() {}

    /** The error, with the remedy of {@link #remedy}. */
    public static UserError error(Path file, Throwable cause) {
        return new UserError("no such file", file.toString(), remedy(file), cause);
    }

    /**
     * What to do: check the path, and perhaps the file that is meant, whose name differs in upper and lower case, in
     * {@code .jpg} and {@code .jpeg}, or in how accents are encoded.
     */
    public static String remedy(Path file) {
        return meant(file)
                .map(found -> "check the path; is " + found + " meant?")
                .orElse("check the path");
    }

    private static Optional<Path> meant(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot + 1);
        List<String> endings = Stream.of(ending, TWINS.getOrDefault(ending.toLowerCase(Locale.ROOT), ending))
                .flatMap(each -> Stream.of(each, each.toLowerCase(Locale.ROOT), each.toUpperCase(Locale.ROOT)))
                .distinct()
                .toList();
        return stems(stem)
                .flatMap(each -> endings.stream().map(end -> dot < 0 ? each : each + "." + end))
                .flatMap(each -> sibling(file, each).stream())
                .filter(Files::exists)
                .findFirst();
    }

    private static Stream<String> stems(String stem) {
        String small = stem.toLowerCase(Locale.ROOT);
        int first = small.offsetByCodePoints(0, small.isEmpty() ? 0 : 1);
        String capital = small.substring(0, first).toUpperCase(Locale.ROOT) + small.substring(first);
        return Stream.of(
                        stem,
                        small,
                        stem.toUpperCase(Locale.ROOT),
                        capital,
                        Normalizer.normalize(stem, Normalizer.Form.NFC),
                        Normalizer.normalize(stem, Normalizer.Form.NFD))
                .distinct();
    }

    private static Optional<Path> sibling(Path file, String name) {
        try {
            return Optional.of(file.resolveSibling(name));
        } catch (InvalidPathException e) { // not a name that the system can encode
            return Optional.empty();
        }
    }
}
