package dev.mien.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.UserError;
import dev.mien.augment.AugmentationPipeline;
import dev.mien.train.History;
import dev.mien.train.MetricsFile;
import dev.mien.train.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run directory says of its training.
 *
 * @param name the folder's own name
 * @param history its epochs
 * @param settings {name, value} of everything in its configuration, in the file's order
 * @param recipe how the training faces were varied
 */
record TrainedRun(String name, History history, List<List<String>> settings, String recipe) {

    /**
     * Reads {@code metrics.csv} and {@code config.json}. The configuration is read without knowing its fields, so that runs
     * of other versions can be shown.
     *
     * @throws UserError when one is missing or damaged, or no epoch is done
     */
    static TrainedRun read(RunDirectory run) throws IOException {
        if (!Files.exists(run.config())) {
            throw new UserError("missing", run.config().toString(), "give a run directory of 'mien train'");
        }
        JsonNode config;
        try {
            config = new ObjectMapper().readTree(Files.readString(run.config()));
        } catch (JsonProcessingException e) {
            throw new UserError(
                    "not JSON: " + e.getOriginalMessage(), run.config().toString(), "train again", e);
        }
        History history = MetricsFile.read(run.metrics());
        if (history.epochs().isEmpty()) {
            throw new UserError("no epoch is done", run.metrics().toString(), "wait for the first one");
        }
        List<List<String>> settings = new ArrayList<>();
        flatten("", config, settings);
        String recipe = config.at("/augment/recipe").asText();
        return new TrainedRun(
                String.valueOf(run.path().toAbsolutePath().normalize().getFileName()),
                history,
                settings,
                AugmentationPipeline.names().contains(recipe)
                        ? recipe
                        : AugmentationPipeline.none().name());
    }

    private static void flatten(String name, JsonNode node, List<List<String>> settings) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), settings));
        } else if (!node.isNull()) {
            settings.add(List.of(name, node.isValueNode() ? node.asText() : node.toString()));
        }
    }
}
