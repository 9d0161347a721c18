package dev.mien.serve.model;

import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;

/** A model file in memory, warm, with its queue. */
final class LoadedModel implements AutoCloseable {
    private final ModelMetadata metadata;
    private final Batcher batcher;

    private LoadedModel(ModelMetadata metadata, Batcher batcher) {
        this.metadata = metadata;
        this.batcher = batcher;
    }

    /**
     * Loads a model and warms it.
     *
     * @throws dev.mien.UserError when the file is missing, damaged, not a Mien model, or does not come to an end
     */
    static LoadedModel open(
            ModelKey key, ModelContent content, ModelOptions model, BatchOptions batches, ModelMeters meters) {
        ModelView loaded = Loading.open(content, model, batches.maxBatch(), batches.maxRun());
        String name = key.name() + "-" + key.version();
        return new LoadedModel(loaded.metadata(), new Batcher(name, loaded, batches, meters));
    }

    ModelMetadata metadata() {
        return metadata;
    }

    JobQueue.Offer offer(Job job) {
        return batcher.offer(job);
    }

    JobQueue queue() {
        return batcher.queue();
    }

    /** Whether a batch has run for longer than any may. */
    boolean isStuck() {
        return batcher.isStuck();
    }

    /** Whether its thread is there to answer. */
    boolean isAlive() {
        return batcher.isAlive();
    }

    /** Ends a batch that does not come to an end by itself. */
    void stop() {
        batcher.stop();
    }

    /** Answers what it has taken, then frees the model. */
    @Override
    public void close() {
        batcher.close();
    }
}
