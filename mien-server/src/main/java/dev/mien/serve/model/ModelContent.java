package dev.mien.serve.model;

import dev.mien.LabelSet;
import dev.mien.model.ModelOrigin;
import java.util.Optional;

/**
 * What is served under a name.
 *
 * @param origin where the model comes from
 * @param labels the classes to answer in; the model's own where empty
 */
record ModelContent(ModelOrigin origin, Optional<LabelSet> labels) {
    ModelContent(ModelOrigin origin) {
        this(origin, Optional.empty());
    }

    /** What tells the content as it is now from what it was before. */
    FileStamp stamp() {
        return origin.path().map(FileStamp::of).orElse(FileStamp.SHIPPED);
    }
}
