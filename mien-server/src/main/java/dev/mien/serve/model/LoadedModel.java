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
     * Loads a model and runs it once with one face and once with a full batch, so that no request pays for what a model
     * does the first time.
     *
     * @throws dev.mien.UserError when the file is missing, damaged or not a Mien model
     */
    static LoadedModel open(
            ModelKey key, ModelContent content, ModelOptions model, BatchOptions batches, ModelMeters meters) {
        ModelView loaded = ModelView.open(content, model);
        try {
            float[] black = new float[batches.maxBatch() * ModelMetadata.INPUT_SIZE * ModelMetadata.INPUT_SIZE];
            loaded.run(black, 1);
            loaded.run(black, batches.maxBatch());
        } catch (RuntimeException e) {
            loaded.close();
            throw e;
        }
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

    /** Answers what it has taken, then frees the model. */
    @Override
    public void close() {
        batcher.close();
    }
}
