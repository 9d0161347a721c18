package dev.mien.serve.model;

import dev.mien.model.ModelMetadata;

/** The description of a model that is served. */
public record ModelInfo(ModelKey key, ModelMetadata metadata) {
    /** The name of the input. */
    public String input() {
        return ModelMetadata.INPUT_NAME;
    }

    /** The name of the output. */
    public String output() {
        return metadata.task().outputName();
    }

    /** The number of outputs for each face. */
    public int outputs() {
        return metadata.outputs();
    }

    /** Whether the model answers the probabilities of expressions. */
    public boolean isExpression() {
        return metadata.task().hasClasses();
    }
}
