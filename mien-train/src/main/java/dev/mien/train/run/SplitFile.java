package dev.mien.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.dataset.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads and writes {@code split.json} of a run directory: the training, validation and test rows, counted from 0. */
public final class SplitFile {
    private static final ObjectWriter COMPACT = RunJson.MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT);

    private SplitFile() {}

    /**
     * Writes the file atomically.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, Split split) throws IOException {
        WholeFile.write(file, COMPACT.writeValueAsString(split) + "\n");
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UserError when it is missing or damaged
     * @throws IOException when it cannot be read
     */
    public static Split read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new UserError("missing", file.toString(), "give a run directory of 'mien train'");
        }
        try {
            Split split = RunJson.MAPPER.readValue(Files.readAllBytes(file), Split.class);
            if (split != null) {
                return split;
            }
        } catch (ValueInstantiationException e) {
            // a list is missing, as below
        } catch (JsonProcessingException e) {
            throw new UserError("damaged: " + e.getOriginalMessage(), file.toString(), "train again", e);
        }
        throw new UserError(
                "damaged: it lacks the rows of 'train', 'validation' or 'test'", file.toString(), "train again");
    }

    /**
     * The same for data with that number of rows.
     *
     * @throws UserError also when it lists rows that do not exist
     * @throws IOException when it cannot be read
     */
    public static Split read(Path file, int rows) throws IOException {
        Split split = read(file);
        OptionalInt missing = Stream.of(split.train(), split.validation(), split.test())
                .flatMapToInt(Arrays::stream)
                .filter(row -> row < 0 || row >= rows)
                .findFirst();
        if (missing.isPresent()) {
            throw new UserError(
                    "lists row " + missing.getAsInt() + " of data that has " + rows + " rows, counted from 0",
                    file.toString(),
                    "give the data files that it was made for, in their order");
        }
        return split;
    }
}
