package dev.mien.cli.predict;

import dev.mien.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The output folders of a run. Pictures that an earlier run wrote there are not inputs, wherever the folders are: beside the inputs,
 * among them, or around them.
 *
 * @param out the folder of {@code --out}
 * @param align the folder of {@code --align}
 */
record ResultFolders(Optional<Path> out, Optional<Path> align) {
    static final String ANNOTATED = "annotated";
    static final String REDACTED = "redacted";
    static final String PEOPLE = "people";
    static final String GRID = "grid.png";

    /**
     * The pictures of results among the files of a folder.
     *
     * @throws UserError when aligned faces would lie between its pictures, so that the next run could not tell them apart
     */
    List<Path> among(List<Path> files, Path folder) {
        Path real = real(folder);
        if (align.filter(crops -> real(crops).equals(real)).isPresent()) {
            throw new UserError(
                    "aligned faces would be written among its pictures, where the next run would read them",
                    folder.toString(),
                    "give --align another folder");
        }
        List<Path> results = Stream.concat(
                        out.stream().flatMap(around -> results(real(around), real)),
                        align.stream().map(ResultFolders::real).filter(crops -> crops.startsWith(real)))
                .toList();
        return files.stream()
                .filter(file -> results.stream().anyMatch(real.resolve(folder.relativize(file))::startsWith))
                .toList();
    }

    /** The results in a folder: all of it if it is in the folder of inputs, otherwise only what a run calls so. */
    private static Stream<Path> results(Path out, Path inputs) {
        return out.startsWith(inputs) && !out.equals(inputs)
                ? Stream.of(out)
                : Stream.of(ANNOTATED, REDACTED, PEOPLE, GRID).map(out::resolve);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
