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
    private long flushed = System.nanoTime();
    private boolean used;

    private PredictTables(
            ResultWriter<FaceResult> faces, Optional<ResultWriter<InputResult>> inputs, List<RowsFile> files) {
        this.faces = faces;
        this.inputs = inputs;
        this.files = files;
    }

    /** Tables in a folder: {@code predictions} and {@code inputs} with the extension of the format. */
    static PredictTables in(Path folder, TableFormat format, ResultTable<FaceResult> table) throws IOException {
        List<RowsFile> files = new ArrayList<>();
        try {
            RowsFile faces = new RowsFile(folder.resolve("predictions." + format.ending()));
            files.add(faces);
            RowsFile inputs = new RowsFile(folder.resolve("inputs." + format.ending()));
            files.add(inputs);
            return new PredictTables(
                    format.faces(faces.growing(), table),
                    Optional.of(format.table(inputs.growing(), "inputs", new InputTable())),
                    files);
        } catch (IOException | RuntimeException | Error e) {
            for (RowsFile file : files) {
                file.drop();
            }
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
            throw new OutputFailure(named(e));
        }
    }

    /** Adds the result of an input. */
    void input(InputResult input) {
        try {
            if (inputs.isPresent()) {
                inputs.get().write(input);
            }
            used |= input.frames() > 0;
            flushNow();
        } catch (IOException e) {
            throw new OutputFailure(named(e));
        }
    }

    private IOException named(IOException failure) {
        return files.isEmpty() ? failure : files.get(0).named(failure);
    }

    private void flushNow() throws IOException {
        if (used && System.nanoTime() - flushed > FLUSH_NANOS) {
            flushed = System.nanoTime();
            faces.flush();
            if (inputs.isPresent()) {
                inputs.get().flush();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            try (faces) {
                if (used) {
                    faces.flush();
                }
                if (inputs.isPresent()) {
                    inputs.get().close();
                }
            }
        } catch (IOException e) {
            throw named(e);
        } finally {
            for (RowsFile file : files) {
                if (used) {
                    file.keep();
                } else {
                    file.drop();
                }
            }
        }
    }
}
