package dev.mien.serve.model;

import dev.mien.UserError;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the sources at regular intervals and updates the registry. */
public final class ModelWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ModelWatch.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ModelRegistry registry;
    private final List<ModelSource> sources;
    private final ScheduledExecutorService clock = clock("mien-models");
    private final ScheduledExecutorService supervisor = clock("mien-supervisor"); // also runs while a model is loaded
    private String lastFailure = "";

    private ModelWatch(ModelRegistry registry, Collection<ModelSource> sources, Duration every) {
        this.registry = registry;
        this.sources = List.copyOf(sources);
        long nanos = every.toNanos();
        var unusedLooks = clock.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
        var unusedSupervisions = supervisor.scheduleWithFixedDelay(this::supervise, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private static ScheduledExecutorService clock(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Loads all models, then checks for changes at regular intervals.
     *
     * @param every the interval between checks
     * @throws UserError when a source cannot be read, two sources have the same model, or a file given by name cannot
     *     be loaded
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
        } catch (RuntimeException | Error e) { // or else the executor would stop the checks
            if (!lastFailure.equals(e.toString())) {
                log.warn("the models were not looked at again: {}", e.toString());
            }
            lastFailure = e.toString();
        }
    }

    private void supervise() {
        try {
            registry.stopStuck();
        } catch (RuntimeException | Error e) {
            log.error("the models were not supervised", e);
        }
    }

    /** Stops the checks and keeps the models. The loading of a model in progress is aborted. */
    @Override
    public void close() {
        clock.shutdownNow();
        supervisor.shutdownNow();
        try {
            if (!clock.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("a model is still being loaded");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
