package dev.mien.serve.tensorflow;

import com.google.protobuf.Int64Value;
import dev.mien.protocol.serving.ModelSpec;
import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.model.Quoted;
import dev.mien.serve.model.ServingException;
import java.util.OptionalLong;

/** Which model, in TensorFlow Serving's words. */
final class ModelSpecs {
    private ModelSpecs() {}

    /**
     * The version wanted; the latest where empty.
     *
     * @throws ServingException when no model is named, or the version is wanted by a label: there are none
     */
    static OptionalLong version(ModelSpec spec) {
        if (spec.getName().isEmpty()) {
            throw ServingException.invalid("ModelSpec has no name specified.");
        }
        return switch (spec.getVersionChoiceCase()) {
            case VERSION -> OptionalLong.of(spec.getVersion().getValue());
            case VERSIONCHOICE_NOT_SET -> OptionalLong.empty();
            case VERSION_LABEL -> throw unknownLabel(spec.getVersionLabel());
        };
    }

    /** The refusal of a version that is wanted by a label: no version has one. */
    static ServingException unknownLabel(String label) {
        return ServingException.invalid("Unrecognized servable version label: " + Quoted.of(label));
    }

    /** The model that answered, by that signature. */
    static ModelSpec of(ModelInfo model, String signature) {
        return ModelSpec.newBuilder()
                .setName(model.key().name())
                .setVersion(Int64Value.of(model.key().version()))
                .setSignatureName(signature)
                .build();
    }
}
