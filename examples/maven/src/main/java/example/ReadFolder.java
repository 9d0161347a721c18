package example;

import dev.mien.Face;
import dev.mien.UserError;
import dev.mien.analyze.FaceAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many faces of a folder show what; a file that cannot be read is named and stops nothing. One analyzer serves all threads. */
public final class ReadFolder {
    private ReadFolder() {}

    public static void main(String[] arguments) throws IOException {
        try (FaceAnalyzer analyzer = FaceAnalyzer.create();
                Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            files.parallel()
                    .flatMap(file -> read(analyzer, file).stream())
                    .flatMap(face -> face.expression().stream())
                    .map(scores -> scores.isSure() ? scores.best().label() : "not sure")
                    .collect(Collectors.groupingBy(
                            label -> label, TreeMap::new, Collectors.counting()))
                    .forEach((label, count) -> System.out.println(label + " " + count));
        }
    }

    private static List<Face> read(FaceAnalyzer analyzer, Path file) {
        try {
            return analyzer.analyze(file);
        } catch (UserError e) {
            System.err.println(e.getMessage());
            return List.of();
        }
    }
}
