package dev.mien.model;

import dev.mien.UserError;
import java.nio.file.Path;

/**
 * A trained model, loaded and ready to answer for faces. Any number of threads may ask at the same time. Holds native
 * memory until {@link #close()}, which whoever opened it calls; it waits for answers in progress.
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
     * Loads a model of either task: a file, or one that ships with the library.
     *
     * @throws UserError when the file is missing, damaged or not a Mien model
     */
    static FaceModel open(ModelOrigin source, ModelOptions options) {
        OnnxSession session = OnnxSession.open(source, options.threads());
        return session.metadata().task() == Task.KEYPOINTS
                ? new KeypointModel(session, options.flip())
                : new ExpressionModel(session, options.flip());
    }

    /** The file that it was loaded from, or the name of one that ships with the library, for messages. */
    String name();

    /** What the file says of itself. */
    ModelMetadata metadata();

    /**
     * The answers for prepared faces, as many as there are; where the options say so, averaged with the mirror images'.
     *
     * @param images [count, 1, 96, 96] in 0..1, row-major; may be longer, the rest is ignored
     * @return [count, outputs]: coordinates in pixels of the 96x96 crop in Kaggle's order, or one probability a class
     * @throws UserError when the file turns out to be damaged
     */
    float[] run(float[] images, int count);

    /**
     * Ends the answers in progress, which fail, and refuses later ones: for a model that does not come to an end by itself. Does
     * not wait.
     */
    void stop();

    @Override
    void close();
}
