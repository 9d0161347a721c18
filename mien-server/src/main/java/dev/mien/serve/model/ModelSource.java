package dev.mien.serve.model;

import dev.mien.LabelSet;
import dev.mien.model.ModelOrigin;
import dev.mien.model.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source of models, which is checked for changes at regular intervals. */
public sealed interface ModelSource permits NamedSource, FolderSource {
    /** The current models. */
    Map<ModelKey, ModelContent> find();

    /**
     * A single model, as version 1. If its file changes, the new one is loaded.
     *
     * @throws dev.mien.UserError when the name is not valid
     */
    static ModelSource of(String name, ModelOrigin origin) {
        return new NamedSource(new ModelKey(name, 1), new ModelContent(origin));
    }

    /**
     * A single model file, as version 1. If the file changes, the new one is loaded.
     *
     * @throws dev.mien.UserError when the name is not valid
     */
    static ModelSource file(String name, Path file) {
        return of(name, ModelOrigin.file(file));
    }

    /**
     * A folder with a file {@code NAME/VERSION/model.onnx} for each model and version, where VERSION is an integer.
     * Models and versions may be added and removed while the server runs.
     *
     * @throws dev.mien.UserError when it is not a folder
     */
    static ModelSource folder(Path folder) {
        return FolderSource.of(folder);
    }

    /**
     * The models that ship with the library: {@code keypoints}, {@code expression} with seven classes, and {@link
     * #twoResNets()}.
     */
    static List<ModelSource> shipped() {
        List<ModelSource> sources = new ArrayList<>(twoResNets());
        for (Task task : List.of(Task.KEYPOINTS, Task.EXPRESSION)) {
            sources.add(of(task.label(), ModelOrigin.shipped(task)));
        }
        return List.copyOf(sources);
    }

    /**
     * The two models that ship with the library, under the names that the two-ResNet project uses: {@code
     * keypoint_model}, and {@code emotion_model} with the five classes of that project.
     */
    static List<ModelSource> twoResNets() {
        ModelContent five = new ModelContent(ModelOrigin.shipped(Task.EXPRESSION), Optional.of(LabelSet.FIVE));
        return List.of(
                of("keypoint_model", ModelOrigin.shipped(Task.KEYPOINTS)),
                new NamedSource(new ModelKey("emotion_model", 1), five));
    }
}
