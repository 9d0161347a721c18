package dev.mien.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.Box;
import dev.mien.Face;
import dev.mien.cli.table.RowsFile;
import dev.mien.result.FaceResult;
import dev.mien.result.InputResult;
import dev.mien.result.ResultWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who looks up in the table of inputs what is finished, to go on with the rest, finds its faces in the other table. */
class PredictTablesTest {
    private static final FaceResult FACE =
            FaceResult.of("a.jpg", 1, new Face(new Box(0, 0, 10, 10), 1, Optional.empty(), Optional.empty()));
    private static final InputResult INPUT =
            new InputResult("a.jpg", OptionalInt.of(10), OptionalInt.of(10), 1, 1, 0.1, "");

    @TempDir
    Path folder = Path.of("");

    /** A table on a full disk, which fails when rows are written to the disk. */
    private record Full<R>() implements ResultWriter<R> {
        @Override
        public void write(R row) {}

        @Override
        public void flush() throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void close() {}
    }

    private record Listed<R>(List<R> rows) implements ResultWriter<R> {
        @Override
        public void write(R row) {
            rows.add(row);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void anInputWhoseFacesAreLostHasNoRow() {
        List<InputResult> inputs = new ArrayList<>();
        PredictTables tables = new PredictTables(new Full<>(), Optional.of(new Listed<>(inputs)), List.of());
        tables.face(FACE);
        tables.input(INPUT);
        assertThatThrownBy(tables::close).hasMessage("No space left on device");
        assertThat(inputs).isEmpty();
    }

    @Test
    void anInputWhoseFacesAreWrittenHasItsRow() throws IOException {
        List<FaceResult> faces = new ArrayList<>();
        List<InputResult> inputs = new ArrayList<>();
        PredictTables tables = new PredictTables(new Listed<>(faces), Optional.of(new Listed<>(inputs)), List.of());
        tables.face(FACE);
        tables.input(INPUT);
        tables.close();
        assertThat(faces).containsExactly(FACE);
        assertThat(inputs).containsExactly(INPUT);
    }

    @Test
    void whereTheFacesCannotBeKeptTheInputsAreNotEither() throws IOException {
        RowsFile faces = new RowsFile(folder.resolve("predictions.parquet")); // emptied, as on a full disk
        RowsFile inputs = new RowsFile(folder.resolve("inputs.parquet"));
        Files.writeString(inputs.growing(), "a.jpg is finished");
        PredictTables tables = new PredictTables(
                new Listed<>(new ArrayList<>()), Optional.of(new Listed<>(new ArrayList<>())), List.of(faces, inputs));
        tables.face(FACE);
        tables.close();
        assertThat(folder).isEmptyDirectory();
    }
}
