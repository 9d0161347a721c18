package dev.mien.model;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names the expression in pictures of single faces. */
public final class ExpressionModel implements FaceModel {
    private final OnnxSession session;
    private final boolean flip;
    private final LabelSet labels;

    ExpressionModel(OnnxSession session, boolean flip) {
        this.session = session;
        this.flip = flip;
        this.labels = session.metadata().labels().orElseThrow(); // an expression model's metadata always has them
    }

    /**
     * Loads an expression model.
     *
     * @throws UserError when the file is missing, damaged, not a Mien model or one for another task
     */
    public static ExpressionModel open(Path file, ModelOptions options) {
        return open(ModelOrigin.file(file), options);
    }

    /**
     * Loads an expression model of a file, or the one that ships with the library.
     *
     * @throws UserError when the file is missing, damaged, not a Mien model or one for another task
     */
    public static ExpressionModel open(ModelOrigin source, ModelOptions options) {
        return new ExpressionModel(OnnxSession.open(source, options.threads(), Task.EXPRESSION), options.flip());
    }

    /** The classes that this model knows. */
    public LabelSet labels() {
        return labels;
    }

    /**
     * The probability of the likeliest class below which an answer in these classes should be "not sure"; 0 where the model
     * does not say so. See {@link ModelMetadata#abstainBelow}.
     */
    public float abstainBelow(LabelSet answered) {
        return (float) metadata().abstainBelow(answered);
    }

    /**
     * How likely each class is for each picture, taken whole as a face.
     *
     * @return one for each picture, over the model's own classes
     */
    public List<ExpressionScores> predict(List<GrayImage> faces) {
        List<ExpressionScores> answers = new ArrayList<>(faces.size());
        FaceInput.CROP.forEachBatch(faces, (batch, images) -> {
            float[] scores = run(images, batch.size());
            for (int i = 0; i < batch.size(); i++) {
                float[] one = Arrays.copyOfRange(scores, i * labels.size(), (i + 1) * labels.size());
                answers.add(new ExpressionScores(labels, one));
            }
        });
        return answers;
    }

    @Override
    public String name() {
        return session.name();
    }

    @Override
    public ModelMetadata metadata() {
        return session.metadata();
    }

    @Override
    public float[] run(float[] images, int count) {
        float[] scores = session.run(images, count);
        return flip ? Mirror.mean(scores, session.run(Mirror.images(images, count), count)) : scores;
    }

    @Override
    public void stop() {
        session.stop();
    }

    @Override
    public void close() {
        session.close();
    }
}
