package dev.mien.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.mien.model.ModelMetadata;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Replaces the metrics in a model file that was changed after its training. */
public final class ModelFigures {
    private static final String VALIDATION = ModelMetadata.metricProperty("val_");

    private ModelFigures() {}

    /** The same model without validation metrics. */
    static ModelProto withoutValidation(ModelProto model) {
        ModelProto.Builder others = model.toBuilder().clearMetadataProps();
        model.getMetadataPropsList().stream()
                .filter(property -> !property.getKey().startsWith(VALIDATION))
                .forEach(others::addMetadataProps);
        return others.build();
    }

    /**
     * Adds metrics to a model, or replaces those that it has.
     *
     * @param model a model file
     * @param figures by their names in a model file, such as {@code val_accuracy}
     * @throws IOException when it is not a model file
     */
    public static byte[] stating(byte[] model, Map<String, Double> figures) throws IOException {
        ModelProto old = ModelProto.parseFrom(model);
        ModelProto.Builder stated = old.toBuilder().clearMetadataProps();
        Map<String, String> properties = new LinkedHashMap<>();
        old.getMetadataPropsList().forEach(property -> properties.put(property.getKey(), property.getValue()));
        figures.forEach((name, value) -> properties.put(ModelMetadata.metricProperty(name), Double.toString(value)));
        properties.forEach(
                (key, value) -> stated.addMetadataPropsBuilder().setKey(key).setValue(value));
        return stated.build().toByteArray();
    }
}
