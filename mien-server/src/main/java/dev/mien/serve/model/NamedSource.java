package dev.mien.serve.model;

import java.util.Map;

/** One model under a name of its own. */
record NamedSource(ModelKey key, ModelContent content) implements ModelSource {
    @Override
    public Map<ModelKey, ModelContent> find() {
        return Map.of(key, content);
    }
}
