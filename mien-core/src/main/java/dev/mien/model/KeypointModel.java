package dev.mien.model;

import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Locates 15 or 27 key points in pictures of single faces. {@code FaceAnalyzer} uses it for the faces that it finds. A
 * model of 27 points also reads below the face crop, where the chin is: {@link #cropHeight} says how far.
 *
 * <pre>{@code
 * ModelOrigin shipped = ModelOrigin.shipped(Task.KEYPOINTS);
 * try (KeypointModel model = KeypointModel.open(shipped, ModelOptions.defaults())) {
 *     GrayImage crop = PictureFiles.readGray(Path.of("face.png"));
 *     Keypoints points = model.predict(List.of(crop)).get(0);
 * }
 * }</pre>
 */
public final class KeypointModel implements FaceModel {
    private static final float SIZE = ModelMetadata.INPUT_SIZE;

    private final FaceSession session;
    private final boolean flip;
    private final float[] spreadFactors; // by point

    KeypointModel(FaceSession session, boolean flip) {
        this.session = session;
        this.flip = flip;
        this.spreadFactors = new float[points()];
        for (int i = 0; i < spreadFactors.length; i++) {
            spreadFactors[i] = (float) session.metadata().spreadFactor(Keypoint.EXTENDED.get(i));
        }
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
     * Loads a key point model from a file, or the one that ships with the library.
     *
     * @throws UserError when the file is missing, damaged, not a Mien model or one for another task
     */
    public static KeypointModel open(ModelOrigin source, ModelOptions options) {
        return new KeypointModel(FaceSession.open(source, options.threads(), Task.KEYPOINTS), options.flip());
    }

    /**
     * The points in a picture, with spreads from a model of 27 points, and how likely the picture is a face, in 0..1.
     */
    public record Answer(Keypoints keypoints, float faceScore) {}

    /** Whether the model was trained to distinguish faces from other pictures; if not, all face scores are 1. */
    public boolean scoresFaces() {
        return session.scoresFaces();
    }

    /** The number of points: 15 or 27. */
    public int points() {
        return session.isTall() ? Keypoint.EXTENDED_COUNT : Keypoint.COUNT;
    }

    /** The height of the part of a picture that the model reads, in sides of the face crop at its top: at least 1. */
    public double cropHeight() {
        return (double) session.rows() / ModelMetadata.INPUT_SIZE;
    }

    /**
     * Locates the points in each picture, taken whole as a face.
     *
     * @return the points for each picture, in pixels of that picture
     */
    public List<Keypoints> predict(List<GrayImage> faces) {
        return answer(faces).stream().map(Answer::keypoints).toList();
    }

    /**
     * Locates the points in each picture, taken whole as a face crop without surroundings, and tells how likely it is a
     * face: pictures of other things, and crops with a face that is not in the middle, score low.
     *
     * @return an answer for each picture, with points in pixels of that picture; the chin may lie below it
     */
    public List<Answer> answer(List<GrayImage> faces) {
        return answer(faces, 1);
    }

    /**
     * The same for crops that include what is below them.
     *
     * @param crops each {@link #cropHeight} as high as the face crop in it
     */
    public List<Answer> answerTall(List<GrayImage> crops) {
        return answer(crops, cropHeight());
    }

    private List<Answer> answer(List<GrayImage> crops, double height) {
        List<Answer> answers = new ArrayList<>(crops.size());
        FaceInput input = new FaceInput((int) Math.round(height * SIZE), session.rows());
        input.forEachBatch(crops, (batch, images) -> {
            float[] scores = new float[batch.size()];
            Arrays.fill(scores, 1);
            float[] spreads = new float[session.isTall() ? batch.size() * points() : 0];
            float[] points = read(images, batch.size(), scores, spreads);
            int numbers = 2 * points();
            for (int i = 0; i < batch.size(); i++) {
                float scaleX = batch.get(i).width() / SIZE;
                float scaleY = batch.get(i).height() / (float) (height * SIZE);
                Keypoints inPicture = withSpreads(
                                Keypoints.of(Arrays.copyOfRange(points, i * numbers, (i + 1) * numbers)), spreads, i)
                        .scaled(scaleX, scaleY, (scaleX - 1) / 2, (scaleY - 1) / 2); // pixel centres are whole numbers
                answers.add(new Answer(inPicture, scores[i]));
            }
        });
        return answers;
    }

    private Keypoints withSpreads(Keypoints points, float[] spreads, int picture) {
        if (spreads.length == 0) {
            return points;
        }
        float[] calibrated = new float[points()];
        for (int i = 0; i < calibrated.length; i++) {
            calibrated[i] = spreads[picture * calibrated.length + i] * spreadFactors[i];
        }
        return points.withSpreads(calibrated);
    }

    @Override
    public String name() {
        return session.name();
    }

    @Override
    public ModelMetadata metadata() {
        return session.metadata();
    }

    /** {@inheritDoc} A model of 27 points returns the first 15. */
    @Override
    public float[] run(float[] images, int count) {
        if (!session.isTall()) {
            return read(images, count, new float[count], new float[0]);
        }
        float[] all =
                read(FaceInput.withLowestRows(images, count, session.rows()), count, new float[count], new float[0]);
        float[] first = new float[count * 2 * Keypoint.COUNT];
        for (int i = 0; i < count; i++) {
            System.arraycopy(all, i * 2 * points(), first, i * 2 * Keypoint.COUNT, 2 * Keypoint.COUNT);
        }
        return first;
    }

    /**
     * Returns [count, 2 * points] for inputs of the model's own height; fills the scores and, unless empty, [count,
     * points] spreads.
     */
    private float[] read(float[] images, int count, float[] faceScores, float[] spreads) {
        float[] points = readPlain(images, count, faceScores, spreads);
        if (!flip) {
            return points;
        }
        float[] mirrored = faceScores.clone();
        float[] turned = new float[spreads.length];
        float[] other = readPlain(Mirror.rows(images, count * session.rows()), count, mirrored, turned);
        System.arraycopy(Mirror.mean(faceScores, mirrored), 0, faceScores, 0, count);
        System.arraycopy(Mirror.mean(spreads, Mirror.spreads(turned, points())), 0, spreads, 0, spreads.length);
        return Mirror.mean(points, Mirror.keypoints(other, points()));
    }

    private float[] readPlain(float[] images, int count, float[] faceScores, float[] spreads) {
        List<FaceSession.Wanted> wanted = new ArrayList<>();
        if (session.scoresFaces()) {
            wanted.add(new FaceSession.Wanted(ModelMetadata.FACE_OUTPUT_NAME, 1, faceScores));
        }
        if (!session.isTall()) {
            return session.run(images, count, wanted.toArray(FaceSession.Wanted[]::new));
        }
        int kaggle = 2 * Keypoint.COUNT;
        int more = 2 * Keypoint.EXTENDED_COUNT - kaggle;
        float[] others = new float[count * more];
        if (spreads.length > 0) {
            wanted.add(new FaceSession.Wanted(ModelMetadata.SPREAD_OUTPUT_NAME, points(), spreads));
        }
        wanted.add(new FaceSession.Wanted(ModelMetadata.MORE_POINTS_OUTPUT_NAME, more, others));
        float[] first = session.run(images, count, wanted.toArray(FaceSession.Wanted[]::new));
        float[] all = new float[first.length + others.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(first, i * kaggle, all, i * (kaggle + more), kaggle);
            System.arraycopy(others, i * more, all, i * (kaggle + more) + kaggle, more);
        }
        return all;
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
