package dev.mien.serve.model;

import java.nio.file.Path;
import java.util.Map;

/** A model in a file of its own. */
record FileSource(ModelKey key, Path file) implements ModelSource {
    @Override
    public Map<ModelKey, Path> find() {
        return Map.of(key, file);
    }
}
