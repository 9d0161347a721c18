package dev.mien.serve.model;

import java.nio.file.Path;
import java.util.Map;

/** Where models come from; asked again and again, so that what changes is seen. */
public sealed interface ModelSource permits FileSource, FolderSource {
    /** The models that are there now, and their files. */
    Map<ModelKey, Path> find();

    /**
     * One file, always as version 1. A new file of that name is swapped in.
     *
     * @throws dev.mien.UserError when the name is none
     */
    static ModelSource file(String name, Path file) {
        return new FileSource(new ModelKey(name, 1), file);
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
}
