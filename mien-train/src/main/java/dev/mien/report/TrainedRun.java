package dev.mien.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.UserError;
import dev.mien.augment.AugmentationPipeline;
import dev.mien.train.config.Keep;
import dev.mien.train.history.History;
import dev.mien.train.run.MetricsFile;
import dev.mien.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The training of a run, read from its directory.
 *
 * @param name the name of the folder
 * @param history its epochs
 * @param settings {name, value} of all settings in its configuration, in order
 * @param recipe the augmentation recipe
 * @param keepsLast whether its model has the weights of the last epoch and not of the best
 */
record TrainedRun(String name, History history, List<List<String>> settings, String recipe, boolean keepsLast) {

    /**
     * Reads {@code metrics.csv} and {@code config.json}. All fields of the configuration are accepted, so that runs of
     * other versions can be shown.
     *
     * @throws UserError when a file is missing or damaged, or no epoch is finished
     */
    static TrainedRun read(RunDirectory run) throws IOException {
        if (!Files.exists(run.config())) {
            throw new UserError("missing", run.config().toString(), "give a run directory of 'mien train'");
        }
        JsonNode config;
        try {
            config = new ObjectMapper().readTree(Files.readAllBytes(run.config()));
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
                        : AugmentationPipeline.none().name(),
                config.at("/keep").asText().equalsIgnoreCase(Keep.LAST.name()));
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
