package dev.mien.serve.model;

import java.util.Arrays;

/**
 * What a model says of some faces.
 *
 * @param model the model that answered
 * @param count how many faces
 * @param numbers [count, outputs]
 */
public record ModelAnswer(ModelInfo model, int count, float[] numbers) {
    /** The numbers of one face. */
    public float[] row(int face) {
        return Arrays.copyOfRange(numbers, face * model.outputs(), (face + 1) * model.outputs());
    }
}
