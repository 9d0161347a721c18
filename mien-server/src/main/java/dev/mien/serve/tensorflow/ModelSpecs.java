package dev.mien.serve.tensorflow;

import com.google.protobuf.Int64Value;
import dev.mien.protocol.serving.ModelSpec;
import dev.mien.serve.model.ModelInfo;

/** Which model, in TensorFlow Serving's words. */
final class ModelSpecs {
    private ModelSpecs() {}

    /** The model that answered, by that signature. */
    static ModelSpec of(ModelInfo model, String signature) {
        return ModelSpec.newBuilder()
                .setName(model.key().name())
                .setVersion(Int64Value.of(model.key().version()))
                .setSignatureName(signature)
                .build();
    }
}
