package dev.mien.serve.tensorflow;

import com.google.protobuf.Int64Value;
import dev.mien.protocol.serving.ModelSpec;
import dev.mien.serve.model.Excerpt;
import dev.mien.serve.model.ModelInfo;
import dev.mien.serve.model.ServingException;
import java.util.OptionalLong;

/** Converts between models and TensorFlow Serving's {@code ModelSpec}. */
final class ModelSpecs {
    private ModelSpecs() {}

    /**
     * Returns the requested version; the latest if empty.
     *
     * @throws ServingException when the model has no name, or the version is given by a label, since there are none
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

    /** The refusal of a label, since no version has one. */
    static ServingException unknownLabel(String label) {
        return ServingException.invalid("Unrecognized servable version label: " + Excerpt.of(label));
    }

    /** The spec of the model that answered with that signature. */
    static ModelSpec of(ModelInfo model, String signature) {
        return ModelSpec.newBuilder()
                .setName(model.key().name())
                .setVersion(Int64Value.of(model.key().version()))
                .setSignatureName(signature)
                .build();
    }
}
