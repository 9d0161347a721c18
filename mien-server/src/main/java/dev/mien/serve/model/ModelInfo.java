package dev.mien.serve.model;

import dev.mien.model.ModelMetadata;
import java.util.List;

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

    /** The shape of the input; -1 stands for any number of faces. */
    public List<Long> inputShape() {
        return List.of(-1L, (long) ModelMetadata.INPUT_SIZE, (long) ModelMetadata.INPUT_SIZE, 1L);
    }

    /** The shape of the output; -1 stands for any number of faces. */
    public List<Long> outputShape() {
        return List.of(-1L, (long) outputs());
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
