package dev.mien.serve.model;

import dev.mien.UserError;
import dev.mien.model.ModelOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A version of a model: the model that currently answers, and the result of loading the latest content of its file. */
final class Slot implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Slot.class);

    private final ModelKey key;
    private final ModelMeters meters;
    private volatile @Nullable LoadedModel current;
    private volatile String problem = "";
    private @Nullable FileStamp tried; // of the last attempt to load; null before the first
    private FileStamp seen = FileStamp.NONE;

    Slot(ModelKey key, ModelMeters meters) {
        this.key = key;
        this.meters = meters;
    }

    ModelKey key() {
        return key;
    }

    ModelMeters meters() {
        return meters;
    }

    /** The model that currently answers; empty until a file could be loaded. */
    Optional<LoadedModel> current() {
        return Optional.ofNullable(current);
    }

    /** The problem with the current file; empty if there is none. */
    String problem() {
        return problem;
    }

    /**
     * Loads the content if it has changed. A changed file is loaded only after it was the same in two successive
     * checks, so that it is not read while it is being written. Must be called by one thread only.
     *
     * @param atOnce whether to load a file immediately in the first check
     */
    void refresh(ModelContent content, ModelOptions model, BatchOptions batches, boolean atOnce) {
        FileStamp now = content.stamp();
        if (now.equals(tried)) {
            return;
        }
        if (!(atOnce && tried == null) && !now.equals(seen)) {
            seen = now;
            if (current == null) {
                problem = "the file is still being written";
            }
            return;
        }
        tried = now;
        load(content, model, batches);
    }

    private void load(ModelContent content, ModelOptions model, BatchOptions batches) {
        LoadedModel fresh;
        try {
            fresh = LoadedModel.open(key, content, model, batches, meters);
        } catch (RuntimeException e) {
            problem = e instanceof UserError error ? error.problem() : e.toString();
            meters.broken();
            String now = current == null ? "it does not serve" : "what was loaded before goes on serving";
            log.warn("{}: {}: {} ({})", key, content.origin(), problem, now);
            return;
        }
        LoadedModel old = swap(fresh);
        problem = "";
        meters.loaded();
        log.info("{}: {} from {}", key, old == null ? "loaded" : "swapped", content.origin());
        if (old != null) {
            old.close();
        }
    }

    private synchronized @Nullable LoadedModel swap(@Nullable LoadedModel fresh) {
        LoadedModel old = current;
        current = fresh;
        return old;
    }

    /** Takes the model out of service if its batch has been running for too long. */
    void stopIfStuck() {
        LoadedModel model = current;
        if (model != null && model.isStuck() && swapIf(model)) {
            problem = "a batch did not come to an end, and the model was stopped; give another file";
            log.error("{}: {}", key, problem);
            meters.broken();
            model.stop();
            model.close();
        }
    }

    /** Removes the model if it is still the current one; returns whether it was. */
    private synchronized boolean swapIf(LoadedModel model) {
        boolean same = current == model;
        current = same ? null : current;
        return same;
    }

    @Override
    public void close() {
        LoadedModel last = swap(null);
        if (last != null) {
            last.close();
        }
    }
}
