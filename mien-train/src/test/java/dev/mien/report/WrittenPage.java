package dev.mien.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A report as it lies on the disk. */
record WrittenPage(Path folder, String html) {
    private static final Pattern TARGET = Pattern.compile("(?:src|srcset|href)=\"([^\"]*)\"");
    private static final Pattern IMAGE = Pattern.compile("<img [^>]*>");
    private static final Pattern SECTION = Pattern.compile("<section id=\"([^\"]*)\"");

    static WrittenPage in(Path folder) throws IOException {
        return new WrittenPage(folder, Files.readString(folder.resolve("index.html")));
    }

    List<String> sections() {
        return all(SECTION, 1);
    }

    List<String> images() {
        return all(IMAGE, 0);
    }

    /** Files, pages and places on the page that it shows or leads to. */
    List<String> targets() {
        return all(TARGET, 1);
    }

    /** The targets that are neither there nor on the page. */
    List<String> missing() {
        return targets().stream()
                .filter(target -> !target.startsWith("data:"))
                .filter(target -> target.startsWith("#")
                        ? !sections().contains(target.substring(1))
                        : !Files.isRegularFile(folder.resolve(target)))
                .toList();
    }

    long largestFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        }
    }

    private List<String> all(Pattern pattern, int group) {
        return pattern.matcher(html)
                .results()
                .map((MatchResult one) -> one.group(group))
                .toList();
    }
}
