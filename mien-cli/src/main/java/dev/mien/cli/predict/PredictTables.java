package dev.mien.cli.predict;

import dev.mien.cli.table.LateTable;
import dev.mien.cli.table.RowsFile;
import dev.mien.cli.table.TableFormat;
import dev.mien.result.FaceResult;
import dev.mien.result.InputResult;
import dev.mien.result.InputTable;
import dev.mien.result.ResultTable;
import dev.mien.result.ResultWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a run: faces, and in a folder also inputs. Their content is kept when they are closed, however the run
 * ended; if nothing could be read, existing tables remain.
 */
final class PredictTables implements Closeable {
    private static final long FLUSH_NANOS = 1_000_000_000L;

    private final ResultWriter<FaceResult> faces;
    private final Optional<ResultWriter<InputResult>> inputs;
    private final List<RowsFile> files;
    private final List<InputResult> waiting = new ArrayList<>(); // inputs of which a face may not be in its file yet
    private long flushed = System.nanoTime();
    private boolean used;

    /**
     * @param files those of the faces and of the inputs, or none
     */
    PredictTables(ResultWriter<FaceResult> faces, Optional<ResultWriter<InputResult>> inputs, List<RowsFile> files) {
        this.faces = faces;
        this.inputs = inputs;
        this.files = files;
    }

    /** Tables in a folder: {@code predictions} and {@code inputs} with the extension of the format. */
    static PredictTables in(Path folder, TableFormat format, ResultTable<FaceResult> table) throws IOException {
        GrowingTable<FaceResult> faces =
                GrowingTable.open(folder, "predictions", format, file -> format.faces(file, table));
        try {
            GrowingTable<InputResult> inputs = GrowingTable.open(folder, "inputs", format, new InputTable());
            return new PredictTables(faces.rows(), Optional.of(inputs.rows()), List.of(faces.file(), inputs.file()));
        } catch (IOException | RuntimeException | Error e) {
            faces.close(false);
            throw e;
        }
    }

    /** Only the table of faces, which is opened with the first result. */
    static PredictTables to(LateTable.Beginning<FaceResult> faces) {
        return new PredictTables(new LateTable<>(faces), Optional.empty(), List.of());
    }

    /** Adds a face. */
    void face(FaceResult face) {
        try {
            faces.write(face);
            used = true;
            flushNow();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Adds the result of an input. */
    void input(InputResult input) {
        try {
            if (inputs.isPresent()) {
                waiting.add(input);
            }
            used |= input.frames() > 0;
            flushNow();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private OutputFailure failed(IOException failure) {
        waiting.clear(); // their faces are lost
        return new OutputFailure(named(failure));
    }

    private IOException named(IOException failure) {
        return files.isEmpty() ? failure : files.get(0).named(failure);
    }

    private void flushNow() throws IOException {
        if (used && System.nanoTime() - flushed > FLUSH_NANOS) {
            flushed = System.nanoTime();
            flush();
        }
    }

    /** Writes inputs only after their faces, so that an input with a row is finished, however the run ends. */
    private void flush() throws IOException {
        faces.flush();
        if (inputs.isPresent()) {
            for (InputResult input : waiting) {
                inputs.get().write(input);
            }
            inputs.get().flush();
        }
        waiting.clear();
    }

    @Override
    public void close() throws IOException {
        try {
            try (faces) {
                if (used) {
                    flush();
                }
            } finally {
                if (inputs.isPresent()) {
                    inputs.get().close();
                }
            }
        } catch (IOException e) {
            throw named(e);
        } finally {
            boolean isKept = used;
            for (RowsFile file : files) { // without its faces a table of inputs would tell of rows that are not there
                isKept = isKept ? file.keep() : file.drop();
            }
        }
    }
}
