package dev.mien.serve.model;

import dev.mien.LabelSet;
import dev.mien.model.ModelOrigin;
import java.util.Optional;

/**
 * The model that is served as a version.
 *
 * @param origin the origin of the model file
 * @param labels the classes of the answers; the model's own if empty
 */
record ModelContent(ModelOrigin origin, Optional<LabelSet> labels) {
    ModelContent(ModelOrigin origin) {
        this(origin, Optional.empty());
    }

    /** The current stamp of the model file. */
    FileStamp stamp() {
        return origin.path().map(FileStamp::of).orElse(FileStamp.SHIPPED);
    }
}
