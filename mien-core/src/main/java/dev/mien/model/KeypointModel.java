package dev.mien.model;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Places the 15 key points in pictures of single faces. */
public final class KeypointModel implements FaceModel {
    private static final float SIZE = ModelMetadata.INPUT_SIZE;

    private final OnnxSession session;
    private final boolean flip;

    KeypointModel(OnnxSession session, boolean flip) {
        this.session = session;
        this.flip = flip;
    }

    /**
     * Loads a key point model.
     *
     * @throws UserError when the file is missing, damaged, not a Mien model or one for another task
     */
    public static KeypointModel open(Path file, ModelOptions options) {
        return open(ModelOrigin.file(file), options);
    }

    /**
     * Loads a key point model of a file, or the one that ships with the library.
     *
     * @throws UserError when the file is missing, damaged, not a Mien model or one for another task
     */
    public static KeypointModel open(ModelOrigin source, ModelOptions options) {
        return new KeypointModel(OnnxSession.open(source, options.threads(), Task.KEYPOINTS), options.flip());
    }

    /** A picture's points, and how likely it is a face at all. */
    public record Answer(Keypoints keypoints, float faceScore) {}

    /** Whether the model was trained to tell faces from other pictures; if not, every picture's face score is 1. */
    public boolean scoresFaces() {
        return session.scoresFaces();
    }

    /**
     * The points of each picture, taken whole as a face.
     *
     * @return one for each picture, in that picture's own pixels
     */
    public List<Keypoints> predict(List<GrayImage> faces) {
        return answer(faces).stream().map(Answer::keypoints).toList();
    }

    /**
     * The points of each picture, taken whole as a face, and how likely it is one, in 0..1: pictures of other things, and
     * crops that a face is not in the middle of, score low.
     *
     * @return one for each picture, the points in that picture's own pixels
     */
    public List<Answer> answer(List<GrayImage> faces) {
        List<Answer> answers = new ArrayList<>(faces.size());
        FaceInput.forEachBatch(faces, (batch, images) -> {
            float[] scores = new float[batch.size()];
            Arrays.fill(scores, 1);
            float[] points = run(images, batch.size(), scores);
            int numbers = 2 * Keypoint.COUNT;
            for (int i = 0; i < batch.size(); i++) {
                float scaleX = batch.get(i).width() / SIZE;
                float scaleY = batch.get(i).height() / SIZE;
                Keypoints inPicture = Keypoints.of(Arrays.copyOfRange(points, i * numbers, (i + 1) * numbers))
                        .scaled(scaleX, scaleY, (scaleX - 1) / 2, (scaleY - 1) / 2); // pixel centres are whole numbers
                answers.add(new Answer(inPicture, scores[i]));
            }
        });
        return answers;
    }

    @Override
    public ModelMetadata metadata() {
        return session.metadata();
    }

    @Override
    public float[] run(float[] images, int count) {
        return run(images, count, new float[count]);
    }

    private float[] run(float[] images, int count, float[] faceScores) {
        float[] points = session.run(images, count, faceScores);
        if (!flip) {
            return points;
        }
        float[] mirrored = faceScores.clone();
        float[] other = session.run(Mirror.images(images, count), count, mirrored);
        System.arraycopy(Mirror.mean(faceScores, mirrored), 0, faceScores, 0, count);
        return Mirror.mean(points, Mirror.keypoints(other));
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
