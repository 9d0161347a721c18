package dev.mien.serve.model;

import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;

/** A model that is loaded and warmed up, with its queue. */
final class LoadedModel implements AutoCloseable {
    private final ModelMetadata metadata;
    private final Batcher batcher;

    private LoadedModel(ModelMetadata metadata, Batcher batcher) {
        this.metadata = metadata;
        this.batcher = batcher;
    }

    /**
     * Loads a model and warms it up.
     *
     * @throws dev.mien.UserError when the file is missing, damaged, not a Mien model, or takes too long
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

    /** Whether a batch has been running for longer than {@link BatchOptions#maxRun}. */
    boolean isStuck() {
        return batcher.isStuck();
    }

    /** Whether the thread of its batches is running. */
    boolean isAlive() {
        return batcher.isAlive();
    }

    /** Aborts the running batch; it and all later ones fail. */
    void stop() {
        batcher.stop();
    }

    /** Answers the jobs in the queue, then frees the model. */
    @Override
    public void close() {
        batcher.close();
    }
}
