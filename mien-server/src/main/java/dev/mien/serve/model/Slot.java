package dev.mien.serve.model;

import dev.mien.UserError;
import dev.mien.model.ModelOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One version's place: the model that answers now, and what became of its file's latest content. */
final class Slot implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Slot.class);

    private final ModelKey key;
    private final ModelMeters meters;
    private volatile @Nullable LoadedModel current;
    private volatile String problem = "";
    private @Nullable FileStamp tried; // null until the first try
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

    /** The model that answers now; empty before the first good file. */
    Optional<LoadedModel> current() {
        return Optional.ofNullable(current);
    }

    /** What is wrong with the file as it is now; empty where nothing is. */
    String problem() {
        return problem;
    }

    /**
     * Loads the content if it is another than last time. A change is taken up when the file has stayed the same from one look
     * to the next, so that it is not read half written. Called by one thread.
     *
     * @param atOnce whether a file that is seen for the first time is loaded at once
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

    /** Takes a model out of service whose batch does not come to an end. */
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

    /** Whether that model was still the one in service; it is not any more. */
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
