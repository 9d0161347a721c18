package dev.mien.serve.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** The metrics of a model, over all of its versions. */
final class ModelMeters {
    private final DistributionSummary batches;
    private final Timer waiting;
    private final Timer running;
    private final Counter refused;
    private final Counter loaded;
    private final Counter broken;

    ModelMeters(MeterRegistry registry, String model, IntSupplier queued) {
        Tags tags = Tags.of("model", model);
        batches = DistributionSummary.builder("mien.batch.faces")
                .description("faces that went through the model at once")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64)
                .tags(tags)
                .register(registry);
        waiting = timer(registry, "mien.queue.wait", "time from the request to the model", tags);
        running = timer(registry, "mien.model.run", "time in the model, a batch", tags);
        refused = counter(registry, "mien.queue.refused", "requests refused since too much work waited", tags);
        loaded = counter(registry, "mien.model.loads", "model files loaded", tags.and("result", "loaded"));
        broken = counter(registry, "mien.model.loads", "model files loaded", tags.and("result", "broken"));
        Gauge.builder("mien.queue.faces", queued::getAsInt)
                .description("faces that wait")
                .tags(tags)
                .register(registry);
    }

    private static Timer timer(MeterRegistry registry, String name, String description, Tags tags) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1))
                .tags(tags)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    void waited(long nanos) {
        waiting.record(nanos, TimeUnit.NANOSECONDS);
    }

    void ran(int faces, long nanos) {
        batches.record(faces);
        running.record(nanos, TimeUnit.NANOSECONDS);
    }

    void refused() {
        refused.increment();
    }

    void loaded() {
        loaded.increment();
    }

    void broken() {
        broken.increment();
    }
}
