package dev.mien.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A comparison as JSON. */
public final class ComparisonJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ComparisonJson() {}

    /**
     * The whole text: {@code models[], n, draws, figures{name: {values[], differences[{value, low, high}]}}}; a difference
     * belongs to each model after the first.
     */
    public static String of(Comparison comparison) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        comparison.models().forEach(json.putArray("models")::add);
        json.put("n", comparison.n());
        json.put("draws", PairedBootstrap.DRAWS);
        ObjectNode figures = json.putObject("figures");
        for (Comparison.Row row : comparison.rows()) {
            ObjectNode figure = figures.putObject(row.figure());
            ArrayNode values = figure.putArray("values");
            row.values().forEach(value -> values.add(finite(value)));
            ArrayNode differences = figure.putArray("differences");
            for (PairedBootstrap.Difference difference : row.differences()) {
                ObjectNode one = differences.addObject();
                one.put("value", finite(difference.value()));
                one.put("low", finite(difference.low()));
                one.put("high", finite(difference.high()));
            }
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts cannot fail to be written", e);
        }
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
