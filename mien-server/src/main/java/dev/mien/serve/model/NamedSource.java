package dev.mien.serve.model;

import java.util.Map;

/** A single model under a given name. */
record NamedSource(ModelKey key, ModelContent content) implements ModelSource {
    @Override
    public Map<ModelKey, ModelContent> find() {
        return Map.of(key, content);
    }
}
