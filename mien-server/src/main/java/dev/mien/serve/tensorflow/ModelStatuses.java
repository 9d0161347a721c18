package dev.mien.serve.tensorflow;

import dev.mien.protocol.serving.GetModelStatusResponse;
import dev.mien.protocol.serving.ModelVersionStatus;
import dev.mien.protocol.serving.StatusProto;
import dev.mien.protocol.tensorflow.Code;
import dev.mien.serve.model.Excerpt;
import dev.mien.serve.model.ModelRegistry;
import dev.mien.serve.model.ServingException;
import dev.mien.serve.model.VersionStatus;
import java.util.List;
import java.util.OptionalLong;

/** Converts the status of a model's versions to the messages of TensorFlow Serving. */
final class ModelStatuses {
    private ModelStatuses() {}

    /**
     * Returns the status of a version, or of all if empty.
     *
     * @throws ServingException when there is no such model or version
     */
    static GetModelStatusResponse of(ModelRegistry models, String name, OptionalLong version) {
        List<VersionStatus> found = models.status(name).stream()
                .filter(status -> version.isEmpty() || version.getAsLong() == status.version())
                .toList();
        if (found.isEmpty()) {
            throw new ServingException(
                    ServingException.Reason.NOT_FOUND,
                    "Could not find version " + version.orElse(0) + " of model " + Excerpt.of(name));
        }
        GetModelStatusResponse.Builder response = GetModelStatusResponse.newBuilder();
        found.forEach(status -> response.addModelVersionStatus(of(status)));
        return response.build();
    }

    /** A version that still serves although its new file is broken is available, with the problem as its message. */
    static ModelVersionStatus of(VersionStatus status) {
        return ModelVersionStatus.newBuilder()
                .setVersion(status.version())
                .setState(status.available() ? ModelVersionStatus.State.AVAILABLE : ModelVersionStatus.State.END)
                .setStatus(StatusProto.newBuilder()
                        .setErrorCode(status.available() ? Code.OK : Code.FAILED_PRECONDITION)
                        .setErrorMessage(status.problem()))
                .build();
    }
}
