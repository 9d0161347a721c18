package dev.mien.serve.model;

import dev.mien.model.ModelMetadata;

/** A model that can be asked. */
public record ModelInfo(ModelKey key, ModelMetadata metadata) {
    /** The name of its input. */
    public String input() {
        return ModelMetadata.INPUT_NAME;
    }

    /** The name of its output. */
    public String output() {
        return metadata.task().outputName();
    }

    /** How many numbers it answers for each face. */
    public int outputs() {
        return metadata.outputs();
    }

    public boolean isExpression() {
        return metadata.task().hasClasses();
    }
}
