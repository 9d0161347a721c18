package dev.mien.serve.inference;

import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.request.RequestFaces;
import java.util.List;

/**
 * A REST request for inference.
 *
 * @param id the client's own identifier, given back with the answer; may be empty
 * @param input the input's name
 * @param type the input's data type
 * @param faces the faces in it
 * @param outputs the names of the outputs wanted; all where empty
 * @param binary whether the answer's numbers are wanted as raw bytes
 */
record InferRequest(String id, String input, String type, RequestFaces faces, List<String> outputs, boolean binary) {
    /**
     * Refuses what is not meant for that model.
     *
     * @throws dev.mien.serve.model.ServingException when it lacks the input or an output
     */
    void check(ModelInfo model) {
        InferTensors.checkInput(model, input, type);
        outputs.forEach(output -> InferTensors.checkOutput(model, output));
    }
}
