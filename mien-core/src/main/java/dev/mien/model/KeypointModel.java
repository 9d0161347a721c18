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
        return new KeypointModel(OnnxSession.open(file, options.threads(), Task.KEYPOINTS), options.flip());
    }

    /**
     * The points of each picture, taken whole as a face.
     *
     * @return one for each picture, in that picture's own pixels
     */
    public List<Keypoints> predict(List<GrayImage> faces) {
        List<Keypoints> answers = new ArrayList<>(faces.size());
        FaceInput.forEachBatch(faces, (batch, images) -> {
            float[] points = run(images, batch.size());
            int numbers = 2 * Keypoint.COUNT;
            for (int i = 0; i < batch.size(); i++) {
                float scaleX = batch.get(i).width() / SIZE;
                float scaleY = batch.get(i).height() / SIZE;
                answers.add(Keypoints.of(Arrays.copyOfRange(points, i * numbers, (i + 1) * numbers))
                        .scaled(scaleX, scaleY, (scaleX - 1) / 2, (scaleY - 1) / 2)); // pixel centres are whole numbers
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
        float[] points = session.run(images, count);
        if (!flip) {
            return points;
        }
        return Mirror.mean(points, Mirror.keypoints(session.run(Mirror.images(images, count), count)));
    }

    @Override
    public void close() {
        session.close();
    }
}
