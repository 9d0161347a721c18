package dev.mien.serve.model;

import dev.mien.LabelSet;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where models come from; asked again and again, so that what changes is seen. */
public sealed interface ModelSource permits NamedSource, FolderSource {
    /** The models that are there now. */
    Map<ModelKey, ModelContent> find();

    /**
     * One model, always as version 1. A new file of its name is swapped in.
     *
     * @throws dev.mien.UserError when the name is none
     */
    static ModelSource of(String name, ModelOrigin origin) {
        return new NamedSource(new ModelKey(name, 1), new ModelContent(origin));
    }

    /**
     * One model file, always as version 1. A new file of that name is swapped in.
     *
     * @throws dev.mien.UserError when the name is none
     */
    static ModelSource file(String name, Path file) {
        return of(name, ModelOrigin.file(file));
    }

    /**
     * A folder with {@code NAME/VERSION/model.onnx} for each model and version, VERSION a whole number. Versions may come
     * and go.
     *
     * @throws dev.mien.UserError when it is no folder
     */
    static ModelSource folder(Path folder) {
        return FolderSource.of(folder);
    }

    /**
     * The two models that ship with the library under the names that the two-ResNet project gives its own: {@code
     * keypoint_model}, and {@code emotion_model} in its five classes.
     */
    static List<ModelSource> twoResNets() {
        ModelContent five = new ModelContent(ModelOrigin.shipped(Task.EXPRESSION), Optional.of(LabelSet.FIVE));
        return List.of(
                of("keypoint_model", ModelOrigin.shipped(Task.KEYPOINTS)),
                new NamedSource(new ModelKey("emotion_model", 1), five));
    }
}
