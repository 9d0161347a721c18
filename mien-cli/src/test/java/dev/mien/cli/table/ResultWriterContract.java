package dev.mien.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.Box;
import dev.mien.ExpressionScores;
import dev.mien.Face;
import dev.mien.Keypoints;
import dev.mien.LabelSet;
import dev.mien.result.FaceResult;
import dev.mien.result.ResultWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every writer of faces does, whatever its format. */
abstract class ResultWriterContract {
    private static final float[] SHARES = {.05f, 0, 0, .9f, .03f, .02f, 0};

    @TempDir
    Path folder = Path.of("");

    /** The table as a file. */
    abstract ResultWriter<FaceResult> open(Path file) throws IOException;

    /** The sources of the rows, in the file's order. */
    abstract List<String> sources(Path file) throws IOException;

    private static FaceResult face(String source) {
        return FaceResult.of(
                source,
                new Face(
                        new Box(1, 2, 30, 40),
                        .9f,
                        Optional.of(Keypoints.NONE),
                        Optional.of(new ExpressionScores(LabelSet.SEVEN, SHARES))));
    }

    private Path write(List<String> sources, boolean flush) throws IOException {
        Path file = folder.resolve("faces-" + sources.size() + "-" + flush);
        try (ResultWriter<FaceResult> writer = open(file)) {
            for (String source : sources) {
                writer.write(face(source));
                if (flush) {
                    writer.flush();
                }
            }
        }
        return file;
    }

    @Test
    void rowsAreReadAsTheyWereWrittenInTheirOrder() throws IOException {
        List<String> sources =
                IntStream.range(0, 300).mapToObj(i -> "folder/" + i + ".jpg").toList();
        assertThat(sources(write(sources, false))).isEqualTo(sources);
    }

    @Test
    void flushingBetweenTheRowsChangesNothingOfThem() throws IOException {
        List<String> sources = List.of("a.jpg", "b.jpg", "c.jpg");
        assertThat(sources(write(sources, true))).isEqualTo(sources);
    }

    @Test
    void namesOfAnyLettersSurvive() throws IOException {
        List<String> sources = List.of("a, \"b\".jpg", "Ünï ☺.png", "");
        assertThat(sources(write(sources, false))).isEqualTo(sources);
    }

    @Test
    void aTableWithoutRowsIsAWholeTable() throws IOException {
        Path file = write(List.of(), false);
        assertThat(file).isNotEmptyFile();
        assertThat(sources(file)).isEmpty();
    }
}
