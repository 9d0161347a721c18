package dev.mien.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.UserError;
import dev.mien.WholeFile;
import dev.mien.train.config.TrainConfig;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of a run. The checkpoint is authoritative; all other files are derived from it and from the configuration,
 * and are rewritten when a run is resumed.
 *
 * @param path the folder
 */
public record RunDirectory(Path path) {

    /** The configuration, including all defaults. */
    public Path config() {
        return path.resolve("config.json");
    }

    /** The split into training, validation and test rows. */
    public Path split() {
        return path.resolve("split.json");
    }

    /** The metrics, with a row for each epoch. */
    public Path metrics() {
        return path.resolve("metrics.csv");
    }

    /** The checkpoint. */
    public Path checkpoint() {
        return path.resolve("checkpoint.safetensors");
    }

    /** The model of the best epoch. */
    public Path best() {
        return path.resolve("best.onnx");
    }

    /** The origin of its data. */
    public Path data() {
        return path.resolve("data.json");
    }

    /** The folder of the report. */
    public Path report() {
        return path.resolve("report");
    }

    /**
     * Refuses a folder that is not usable for a run, before much data is read for it.
     *
     * @param resume whether to resume an existing run
     * @throws UserError when it is a file, or contains a run that is not to be resumed
     */
    public void requireFree(boolean resume) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UserError("a file, expected a folder", path.toString(), "use another folder");
        }
        if (!resume && Files.exists(config())) {
            throw new UserError(
                    "holds a run already", path.toString(), "resume it by the option resume, or use another folder");
        }
    }

    /**
     * Locks the folder for other runs until the lock is closed; the operating system releases it if the process dies.
     *
     * @throws UserError when it is locked by another run
     */
    public Closeable lock() throws IOException {
        Files.createDirectories(path);
        FileChannel channel =
                FileChannel.open(path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // this process holds it
        }
        channel.close();
        throw new UserError("another run is at work in it", path.toString(), "wait for its end, or use another folder");
    }

    /**
     * Prepares the folder for a run with that configuration.
     *
     * @return the checkpoint to resume from; empty for a new run
     * @throws UserError when it contains a run and {@code resume} is false, or a run with another configuration
     */
    public Optional<Checkpoint> open(TrainConfig config, boolean resume) throws IOException {
        requireFree(resume);
        removeLeftovers();
        if (!Files.exists(config())) {
            if (Files.exists(checkpoint())) {
                throw new UserError("missing, though there is a checkpoint", config().toString(), "use another folder");
            }
            WholeFile.write(config(), RunJson.write(config) + "\n");
            return Optional.empty();
        }
        requireSame(RunJson.MAPPER.valueToTree(config));
        return Files.exists(checkpoint()) ? Optional.of(Checkpoint.read(checkpoint())) : Optional.empty();
    }

    private void requireSame(JsonNode asked) throws IOException {
        JsonNode stored;
        try {
            stored = RunJson.MAPPER.readTree(Files.readAllBytes(config()));
        } catch (JsonProcessingException e) {
            throw new UserError("not JSON: " + e.getOriginalMessage(), config().toString(), "use another folder", e);
        }
        difference("", stored, asked).ifPresent(difference -> {
            throw new UserError(
                    "a run with other settings: " + difference,
                    config().toString(),
                    "give the same options as at first, or use another folder");
        });
    }

    /** The first field that differs: {@code optimizer.weight_decay is 0.0, asked for 0.1}. */
    private static Optional<String> difference(String name, JsonNode stored, JsonNode asked) {
        if (!stored.isObject() || !asked.isObject()) {
            // As text, since a whole number may come back as another type than it had.
            return stored.asText().equals(asked.asText()) && stored.isNull() == asked.isNull()
                    ? Optional.empty()
                    : Optional.of(name + " is " + stored.asText("missing") + ", asked for " + asked.asText("missing"));
        }
        Set<String> fields = new TreeSet<>();
        stored.fieldNames().forEachRemaining(fields::add);
        asked.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            Optional<String> difference =
                    difference(name.isEmpty() ? field : name + "." + field, stored.path(field), asked.path(field));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    /** Deletes temporary files of a killed run. */
    private void removeLeftovers() throws IOException {
        try (Stream<Path> files = Files.walk(path)) { // the report's folders too
            for (Path file : files.filter(WholeFile::isPart).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
