package dev.mien.serve.model;

import dev.mien.Closer;
import dev.mien.OptionError;
import dev.mien.model.ModelOptions;
import dev.mien.serve.model.ServingException.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * The models that are served, by name and version. Thread-safe: models are loaded, replaced and removed while requests
 * are answered. A request in a model's queue is answered by that model, even if it is replaced meanwhile.
 */
public final class ModelRegistry implements AutoCloseable {
    /**
     * The time that a step of {@link #refresh} may take beyond {@link BatchOptions#maxRun} before it counts as stuck.
     */
    private static final Duration LOOK_PATIENCE = Duration.ofSeconds(30);

    private final ModelOptions modelOptions;
    private final BatchOptions batchOptions;
    private final MeterRegistry meterRegistry;
    private final Map<String, ModelMeters> meters = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentSkipListMap<Long, Slot>> models = new ConcurrentHashMap<>();

    private volatile long lastStep = System.nanoTime();
    private boolean started; // whether the first refresh is complete

    /**
     * Creates an empty registry.
     *
     * @param models how models run
     * @param batches how requests are combined into batches
     * @param meters receives the metrics of the models
     */
    public ModelRegistry(ModelOptions models, BatchOptions batches, MeterRegistry meters) {
        this.modelOptions = models;
        this.batchOptions = batches;
        this.meterRegistry = meters;
    }

    /**
     * Updates the models from the sources: loads new ones, replaces changed ones and removes those that are gone. A
     * file that cannot be loaded changes only {@link #status}. Must be called by one thread only.
     *
     * @throws dev.mien.UserError when a source cannot be read or two sources have the same model
     */
    void refresh(Collection<ModelSource> sources) {
        lastStep = System.nanoTime();
        Map<ModelKey, ModelContent> found = new LinkedHashMap<>();
        for (ModelSource source : sources) {
            source.find().forEach((key, content) -> {
                if (found.putIfAbsent(key, content) != null) {
                    throw new OptionError(key + " is given twice", "model", "give each model a name of its own");
                }
            });
        }
        found.forEach((key, content) -> {
            lastStep = System.nanoTime();
            slot(key).refresh(content, modelOptions, batchOptions, !started);
        });
        started = true;
        models.forEach((name, versions) -> versions.values().stream()
                .filter(slot -> !found.containsKey(slot.key()))
                .forEach(slot -> {
                    versions.remove(slot.key().version());
                    slot.close();
                }));
        models.values().removeIf(Map::isEmpty);
    }

    /** Takes models out of service whose batch has been running for too long. */
    void stopStuck() {
        models.values().forEach(versions -> versions.values().forEach(Slot::stopIfStuck));
    }

    /** Whether the sources are being checked for changes, and the thread of each model is running. */
    public boolean isAlive() {
        long longest = batchOptions.maxRun().plus(LOOK_PATIENCE).toNanos();
        return System.nanoTime() - lastStep < longest
                && models.values().stream()
                        .flatMap(versions -> versions.values().stream())
                        .flatMap(slot -> slot.current().stream())
                        .allMatch(LoadedModel::isAlive);
    }

    private Slot slot(ModelKey key) {
        ModelMeters counted =
                meters.computeIfAbsent(key.name(), name -> new ModelMeters(meterRegistry, name, () -> queued(name)));
        return models.computeIfAbsent(key.name(), name -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(key.version(), version -> new Slot(key, counted));
    }

    private int queued(String name) {
        return versions(name).stream()
                .flatMap(slot -> slot.current().stream())
                .mapToInt(model -> model.queue().faces())
                .sum();
    }

    private Collection<Slot> versions(String name) {
        ConcurrentSkipListMap<Long, Slot> versions = models.get(name);
        return versions == null ? List.of() : versions.descendingMap().values();
    }

    /** The names of all models, sorted. */
    public SortedSet<String> names() {
        return new TreeSet<>(models.keySet());
    }

    /** Whether there is a model of that name. */
    public boolean has(String name) {
        return models.containsKey(name);
    }

    /**
     * Returns the status of the versions of a model, the highest first.
     *
     * @throws ServingException when there is no such model
     */
    public List<VersionStatus> status(String name) {
        List<VersionStatus> status = versions(name).stream()
                .map(slot ->
                        new VersionStatus(slot.key().version(), slot.current().isPresent(), slot.problem()))
                .toList();
        if (status.isEmpty()) {
            throw new ServingException(Reason.NOT_FOUND, "Could not find any versions of model " + Excerpt.of(name));
        }
        return status;
    }

    /**
     * Whether a version is available.
     *
     * @param version the version; any if empty
     * @throws ServingException when there is no such model or version, not even one that cannot be loaded
     */
    public boolean isReady(String name, OptionalLong version) {
        List<VersionStatus> asked = status(name).stream()
                .filter(status -> version.isEmpty() || version.getAsLong() == status.version())
                .toList();
        if (asked.isEmpty()) {
            throw unknown(name, version);
        }
        return asked.stream().anyMatch(VersionStatus::available);
    }

    /**
     * Describes the model that currently answers under that name.
     *
     * @param version the version; the highest available one if empty
     * @throws ServingException when there is none
     */
    public ModelInfo describe(String name, OptionalLong version) {
        Found found = find(name, version);
        return new ModelInfo(found.slot.key(), found.model.metadata());
    }

    /**
     * Checks before a request is read whether it would be refused later.
     *
     * @throws ServingException when there is no such model or its queue is full
     */
    public void checkRoom(String name, OptionalLong version) {
        Found found = find(name, version);
        if (found.model.queue().isFull()) {
            throw full(found.slot);
        }
    }

    /**
     * Adds faces to a model's queue.
     *
     * @param version the version; the highest available one if empty
     * @param faces the faces, which must not change until the future is done
     * @param deadline the {@link System#nanoTime()} after which nobody waits for the answer
     * @return the answer, or a {@link ServingException}; cancelling it removes the faces from the queue
     * @throws ServingException when there is no such model or its queue is full
     */
    public CompletableFuture<ModelAnswer> predict(String name, OptionalLong version, Faces faces, long deadline) {
        CompletableFuture<float[]> numbers = new CompletableFuture<>();
        Job job = new Job(faces.numbers(), faces.count(), deadline, System.nanoTime(), numbers);
        while (true) {
            Found found = find(name, version);
            switch (found.model.offer(job)) {
                case TAKEN -> {
                    ModelInfo info = new ModelInfo(found.slot.key(), found.model.metadata());
                    return answer(numbers, values -> new ModelAnswer(info, faces.count(), values));
                }
                case FULL -> throw full(found.slot);
                case CLOSED -> Thread.onSpinWait(); // just replaced: try again with the new model
            }
        }
    }

    /** As {@code thenApply}, but cancelling the result also cancels {@code numbers}, and thereby the job. */
    private static CompletableFuture<ModelAnswer> answer(
            CompletableFuture<float[]> numbers, Function<float[], ModelAnswer> shape) {
        CompletableFuture<ModelAnswer> answer = numbers.thenApply(shape);
        CompletableFuture<ModelAnswer> unused = answer.whenComplete((done, failure) -> {
            if (answer.isCancelled()) {
                numbers.cancel(false);
            }
        });
        return answer;
    }

    private static ServingException full(Slot slot) {
        slot.meters().refused();
        return new ServingException(
                Reason.OVERLOADED, "too much work waits for " + slot.key() + ", try again a little later");
    }

    private record Found(Slot slot, LoadedModel model) {}

    private Found find(String name, OptionalLong version) {
        for (Slot slot : versions(name)) {
            Optional<LoadedModel> model = slot.current();
            if (model.isPresent()
                    && (version.isEmpty() || version.getAsLong() == slot.key().version())) {
                return new Found(slot, model.get());
            }
        }
        throw unknown(name, version);
    }

    private static ServingException unknown(String name, OptionalLong version) {
        String asked = Excerpt.of(name);
        String wish =
                version.isPresent() ? "Specific(" + asked + ", " + version.getAsLong() + ")" : "Latest(" + asked + ")";
        return new ServingException(Reason.NOT_FOUND, "Servable not found for request: " + wish);
    }

    /** Answers the requests in all queues and frees all models; later requests find none. */
    @Override
    public void close() {
        List<Slot> slots = models.values().stream()
                .flatMap(versions -> versions.values().stream())
                .toList();
        models.clear();
        try (Closer all = new Closer()) { // all of them, even if one fails to close
            slots.forEach(all::add);
        }
    }
}
