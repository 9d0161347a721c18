package dev.mien.model;

import dev.mien.ExpressionScores;
import dev.mien.LabelSet;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Classifies the expression in pictures of single faces. {@code FaceAnalyzer} uses it for the faces that it finds.
 *
 * <pre>{@code
 * ModelOrigin shipped = ModelOrigin.shipped(Task.EXPRESSION);
 * try (ExpressionModel model = ExpressionModel.open(shipped, ModelOptions.defaults())) {
 *     GrayImage crop = PictureFiles.readGray(Path.of("face.png"));
 *     ExpressionScores scores = model.predict(List.of(crop)).get(0);
 * }
 * }</pre>
 */
public final class ExpressionModel implements FaceModel {
    private final FaceSession session;
    private final boolean flip;
    private final LabelSet labels;

    ExpressionModel(FaceSession session, boolean flip) {
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
     * Loads an expression model from a file, or the one that ships with the library.
     *
     * @throws UserError when the file is missing, damaged, not a Mien model or one for another task
     */
    public static ExpressionModel open(ModelOrigin source, ModelOptions options) {
        return new ExpressionModel(FaceSession.open(source, options.threads(), Task.EXPRESSION), options.flip());
    }

    /** The label set of this model. */
    public LabelSet labels() {
        return labels;
    }

    /**
     * The threshold for the probability of the likeliest class, in 0..1, below which an answer over this label set
     * should be "not sure"; 0 if the model has none. See {@link ModelMetadata#abstainBelow}.
     */
    public float abstainBelow(LabelSet answered) {
        return (float) metadata().abstainBelow(answered);
    }

    /**
     * Classifies each picture, taken whole as a face.
     *
     * @return scores for each picture, over the model's own label set
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
