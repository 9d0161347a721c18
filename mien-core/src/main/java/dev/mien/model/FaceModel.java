package dev.mien.model;

import dev.mien.UserError;
import java.nio.file.Path;

/**
 * A loaded model of face crops. Thread-safe. Holds native memory until {@link #close()}, which waits for predictions in
 * progress.
 */
public sealed interface FaceModel extends AutoCloseable permits KeypointModel, ExpressionModel {

    /**
     * Loads a model file of either task.
     *
     * @throws UserError when the file is missing, damaged or not a Mien model
     */
    static FaceModel open(Path file, ModelOptions options) {
        return open(ModelOrigin.file(file), options);
    }

    /**
     * Loads a model of either task from a file, or one that ships with the library.
     *
     * @throws UserError when the file is missing, damaged or not a Mien model
     */
    static FaceModel open(ModelOrigin source, ModelOptions options) {
        FaceSession session = FaceSession.open(source, options.threads());
        return session.metadata().task() == Task.KEYPOINTS
                ? new KeypointModel(session, options.flip())
                : new ExpressionModel(session, options.flip());
    }

    /** The file that it was loaded from, or the name of a model that ships with the library; for messages. */
    String name();

    /** The metadata of the model file. */
    ModelMetadata metadata();

    /**
     * Predicts for prepared faces; averaged with the predictions for the mirror images if the
     * {@linkplain ModelOptions#flip options} say so.
     *
     * @param images [count, 1, 96, 96] in 0..1, row-major; may be longer, in which case the rest is ignored
     * @return [count, outputs]: coordinates in pixels of the 96x96 crop in Kaggle's order, or one probability per class
     * @throws UserError when the file turns out to be damaged
     */
    float[] run(float[] images, int count);

    /**
     * Aborts the predictions in progress, which fail, and refuses later ones: for a model that does not terminate by
     * itself. Does not wait.
     */
    void stop();

    @Override
    void close();
}
