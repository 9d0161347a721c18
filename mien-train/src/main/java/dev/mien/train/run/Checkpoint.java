package dev.mien.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mien.UserError;
import dev.mien.engine.EngineState;
import dev.mien.train.history.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The complete state of a run in one file, from which it resumes as if it had never stopped. There is no state of
 * random generators, since random numbers are functions of the seed and of {@code progress}.
 *
 * @param progress the progress of the run
 * @param state the state of the engine
 * @param best the weights of the best epoch by parameter name; empty before the end of the first epoch
 */
public record Checkpoint(RunProgress progress, EngineState state, Map<String, float[]> best) {
    private static final String FORMAT = "mien checkpoint 1";
    private static final String ENGINE = "engine/";
    private static final String BEST = "best/";

    /** Writes the file atomically. */
    public void write(Path file) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("engine_step", Long.toString(state.step()));
        metadata.put("progress", RunJson.write(progress));
        Map<String, float[]> arrays = new LinkedHashMap<>();
        state.arrays().forEach((name, array) -> arrays.put(ENGINE + name, array));
        best.forEach((name, array) -> arrays.put(BEST + name, array));
        new Safetensors(metadata, arrays).write(file);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UserError when the file is damaged or of another format
     */
    public static Checkpoint read(Path file) throws IOException {
        Safetensors content = Safetensors.read(file);
        Map<String, String> metadata = content.metadata();
        if (!FORMAT.equals(metadata.get("format"))) {
            throw new UserError(
                    "not a checkpoint of this version: '" + metadata.get("format") + "', expected '" + FORMAT + "'",
                    file.toString(),
                    "train again into another folder");
        }
        try {
            return new Checkpoint(
                    RunJson.MAPPER.readValue(metadata.get("progress"), RunProgress.class),
                    new EngineState(Long.parseLong(metadata.get("engine_step")), part(content.arrays(), ENGINE)),
                    part(content.arrays(), BEST));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new UserError("damaged: " + e.getMessage(), file.toString(), "train again into another folder", e);
        }
    }

    /**
     * The name of an array with a value that is not finite, if there is one: the run has diverged and cannot be resumed
     * from here.
     */
    public Optional<String> notFinite() {
        return state.arrays().entrySet().stream()
                .filter(entry -> !finite(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean finite(float[] array) {
        for (float value : array) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, float[]> part(Map<String, float[]> arrays, String prefix) {
        Map<String, float[]> part = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), array);
            }
        });
        return part;
    }
}
