package dev.mien.serve.model;

import dev.mien.LabelSet;
import dev.mien.model.FaceModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import java.util.Arrays;

/** A model that answers in the configured classes. Holds native memory until it is closed. */
final class ModelView implements AutoCloseable {
    private final FaceModel model;
    private final ModelMetadata metadata;

    private ModelView(FaceModel model, ModelMetadata metadata) {
        this.model = model;
        this.metadata = metadata;
    }

    /**
     * Loads a model.
     *
     * @throws dev.mien.UserError when the file is missing, damaged or not a Mien model
     */
    static ModelView open(ModelContent content, ModelOptions options) {
        FaceModel model = FaceModel.open(content.origin(), options);
        ModelMetadata own = model.metadata();
        return new ModelView(model, content.labels().map(own::withLabels).orElse(own));
    }

    /** The metadata of the model, with the configured classes. */
    ModelMetadata metadata() {
        return metadata;
    }

    /**
     * Runs the model.
     *
     * @param images [count, 1, 96, 96] in 0..1
     * @return [count, outputs]
     */
    float[] run(float[] images, int count) {
        float[] numbers = model.run(images, count);
        return metadata.labels().equals(model.metadata().labels()) ? numbers : project(numbers, count);
    }

    private float[] project(float[] numbers, int count) {
        LabelSet own = model.metadata().labels().orElseThrow();
        LabelSet asked = metadata.labels().orElseThrow();
        float[] projected = new float[count * asked.size()];
        for (int i = 0; i < count; i++) {
            float[] row = Arrays.copyOfRange(numbers, i * own.size(), (i + 1) * own.size());
            System.arraycopy(own.project(row, asked), 0, projected, i * asked.size(), asked.size());
        }
        return projected;
    }

    /** Aborts the current run, which fails as all later ones do. */
    void stop() {
        model.stop();
    }

    @Override
    public void close() {
        model.close();
    }
}
