package dev.mien.serve.model;

import dev.mien.UserError;
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
 * The models that are served, by name and version. Any number of threads may ask while models are loaded, swapped and
 * dropped; a request that was taken is answered by the model that took it.
 */
public final class ModelRegistry implements AutoCloseable {
    /** How much longer than for one model a step of {@link #refresh} may take before something is wrong. */
    private static final Duration LOOK_PATIENCE = Duration.ofSeconds(30);

    private final ModelOptions modelOptions;
    private final BatchOptions batchOptions;
    private final MeterRegistry meterRegistry;
    private final Map<String, ModelMeters> meters = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentSkipListMap<Long, Slot>> models = new ConcurrentHashMap<>();

    private volatile long lastStep = System.nanoTime();
    private boolean started; // whether the sources have been looked at once

    /**
     * An empty registry.
     *
     * @param models how models run
     * @param batches how requests are put together
     * @param meters counts what happens
     */
    public ModelRegistry(ModelOptions models, BatchOptions batches, MeterRegistry meters) {
        this.modelOptions = models;
        this.batchOptions = batches;
        this.meterRegistry = meters;
    }

    /**
     * Brings the models into line with the sources: loads what is new, swaps what has changed, drops what has gone. A
     * file that cannot be loaded changes nothing but {@link #status}. Called by one thread.
     *
     * @throws UserError when a source cannot be read or two name the same model
     */
    void refresh(Collection<ModelSource> sources) {
        lastStep = System.nanoTime();
        Map<ModelKey, ModelContent> found = new LinkedHashMap<>();
        for (ModelSource source : sources) {
            source.find().forEach((key, content) -> {
                if (found.putIfAbsent(key, content) != null) {
                    throw new UserError(key + " is given twice", "--model", "give each model a name of its own");
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

    /** Takes models out of service whose batch does not come to an end. */
    void stopStuck() {
        models.values().forEach(versions -> versions.values().forEach(Slot::stopIfStuck));
    }

    /** Whether somebody looks after the models, and each has a thread that answers. */
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
     * How the versions of a model are, the highest first.
     *
     * @throws ServingException when there is no such model
     */
    public List<VersionStatus> status(String name) {
        List<VersionStatus> status = versions(name).stream()
                .map(slot ->
                        new VersionStatus(slot.key().version(), slot.current().isPresent(), slot.problem()))
                .toList();
        if (status.isEmpty()) {
            throw new ServingException(Reason.NOT_FOUND, "Could not find any versions of model " + Quoted.of(name));
        }
        return status;
    }

    /**
     * Whether a version answers.
     *
     * @param version the version; any where empty
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
     * What answers under that name now.
     *
     * @param version the version; the highest that answers where empty
     * @throws ServingException when there is none
     */
    public ModelInfo describe(String name, OptionalLong version) {
        Found found = find(name, version);
        return new ModelInfo(found.slot.key(), found.model.metadata());
    }

    /**
     * Refuses at once where a request would be refused later, before anybody reads it.
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
     * Puts faces into a model's queue.
     *
     * @param version the version; the highest that answers where empty
     * @param faces not changed by anybody until the answer is there
     * @param deadline the {@link System#nanoTime()} after which nobody wants the answer
     * @return the answer, or a {@link ServingException}; whoever has gone cancels it
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
                case CLOSED -> Thread.onSpinWait(); // swapped since we looked: ask the one that is there now
            }
        }
    }

    /** As {@code thenApply}, but who cancels the answer takes the job out of the queue too. */
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
        String asked = Quoted.of(name);
        String wish =
                version.isPresent() ? "Specific(" + asked + ", " + version.getAsLong() + ")" : "Latest(" + asked + ")";
        return new ServingException(Reason.NOT_FOUND, "Servable not found for request: " + wish);
    }

    /** Answers what was taken and frees all models; later requests find none. */
    @Override
    public void close() {
        List<Slot> slots = models.values().stream()
                .flatMap(versions -> versions.values().stream())
                .toList();
        models.clear();
        slots.forEach(Slot::close);
    }
}
