package dev.mien.serve.model;

import java.util.Arrays;

/**
 * The answer of a model.
 *
 * @param model the model that answered
 * @param count the number of faces
 * @param numbers the outputs: [count, outputs]; shared, not copied
 */
public record ModelAnswer(ModelInfo model, int count, float[] numbers) {
    /** The outputs of a face. */
    public float[] row(int face) {
        return Arrays.copyOfRange(numbers, face * model.outputs(), (face + 1) * model.outputs());
    }
}
