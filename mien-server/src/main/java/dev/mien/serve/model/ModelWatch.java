package dev.mien.serve.model;

import dev.mien.UserError;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the sources again and again and keeps the registry in line with them. */
public final class ModelWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ModelWatch.class);

    private final ModelRegistry registry;
    private final List<ModelSource> sources;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "mien-models");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> looks;
    private String lastFailure = "";

    private ModelWatch(ModelRegistry registry, Collection<ModelSource> sources, Duration every) {
        this.registry = registry;
        this.sources = List.copyOf(sources);
        this.looks = clock.scheduleWithFixedDelay(this::look, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Loads all models, then goes on looking for changes.
     *
     * @param every how long from one look to the next
     * @throws UserError when a source cannot be read, two name the same model, or a file given by name cannot be loaded
     */
    public static ModelWatch start(ModelRegistry registry, Collection<ModelSource> sources, Duration every) {
        registry.refresh(sources);
        for (ModelSource source : sources) {
            if (source instanceof NamedSource named) {
                checkLoaded(registry, named);
            }
        }
        return new ModelWatch(registry, sources, every);
    }

    private static void checkLoaded(ModelRegistry registry, NamedSource source) {
        for (VersionStatus status : registry.status(source.key().name())) {
            if (status.version() == source.key().version() && !status.available()) {
                throw new UserError(
                        status.problem(),
                        source.content().origin().name(),
                        "give a file of 'mien train' or 'mien export'");
            }
        }
    }

    private void look() {
        try {
            registry.refresh(sources);
            lastFailure = "";
        } catch (RuntimeException e) { // else the clock would stop for good
            if (!lastFailure.equals(e.toString())) {
                log.warn("the models were not looked at again: {}", e.toString());
            }
            lastFailure = e.toString();
        }
    }

    /** Looks no more; the models stay. */
    @Override
    public void close() {
        looks.cancel(false);
        clock.shutdown();
        try {
            while (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                log.info("a model is still being loaded");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
