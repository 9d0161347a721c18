package dev.mien.serve.inference;

import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.request.RequestFaces;
import java.util.List;

/**
 * A REST request for inference.
 *
 * @param id the client's identifier, which the answer repeats; may be empty
 * @param input the name of the input
 * @param type the data type of the input
 * @param faces the faces
 * @param outputs the names of the requested outputs; all if empty
 * @param binary whether to answer the numbers as raw bytes
 */
record InferRequest(String id, String input, String type, RequestFaces faces, List<String> outputs, boolean binary) {
    /**
     * Checks that the request fits a model.
     *
     * @throws dev.mien.serve.model.ServingException when the model has no such input or output
     */
    void check(ModelInfo model) {
        InferTensors.checkInput(model, input, type);
        outputs.forEach(output -> InferTensors.checkOutput(model, output));
    }
}
