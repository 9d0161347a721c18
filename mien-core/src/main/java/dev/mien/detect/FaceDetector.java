package dev.mien.detect;

import dev.mien.UserError;
import dev.mien.image.Picture;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds the faces in a picture. Thread-safe. May hold native memory until its creator closes it.
 *
 * <pre>{@code
 * try (FaceDetector detector = FaceDetector.create("mien", DetectorOptions.defaults())) {
 *     for (Detection found : detector.detect(Picture.of(Path.of("photo.jpg")))) {
 *         System.out.println(found.box() + " " + found.score());
 *     }
 * }
 * }</pre>
 */
public interface FaceDetector extends AutoCloseable {
    /** The name of the detector that reports each whole picture as one face. */
    String WHOLE_PICTURE = "none";

    /**
     * Returns the faces in a picture, by descending score. Implementations request only the pixels they need, such as a
     * gray plane of their working size ({@link Picture#gray(int, int)}), so that no more is decoded.
     *
     * @throws UserError when the picture cannot be read
     */
    List<Detection> detect(Picture picture);

    /** The lowest score of a reported face, in 0..1, unless {@link DetectorOptions#minScore} changes it. */
    default double defaultScore() {
        return .5;
    }

    /**
     * The score from which most detections are faces, in 0..1: the expression of a detection with a lower score is never
     * sure. 0 if the detector does not know.
     */
    default double sureScore() {
        return 0;
    }

    /**
     * The height of the smallest faces that this detector can find in a picture of that size, in pixels of the picture;
     * empty if the detector does not know. Finding smaller faces needs {@link DetectorOptions#withMinFace}.
     *
     * @param smallest the height of the smallest face found in the picture, since a detector may search at a higher
     *     resolution after finding small faces; empty if none was found
     */
    default OptionalDouble minFace(int width, int height, OptionalDouble smallest) {
        return OptionalDouble.empty();
    }

    /** How crops are derived from the boxes of this detector. */
    default Framing framing() {
        return Framing.KAGGLE;
    }

    /**
     * Loads a detector by its name.
     *
     * @param option {@code mien}, the detector that ships with the library; {@code mien:FILE}, one trained with Mien;
     *     {@code onnx:FILE}, a model in YuNet's format; {@code boxes:FILE}, a {@linkplain BoxesFile table} of existing
     *     boxes; {@code none}, which reports each whole picture as one face; or {@code haar} or another name of a
     *     {@link DetectorProvider} on the class path
     * @throws UserError when there is no such detector, or it cannot be loaded
     */
    static FaceDetector create(String option, DetectorOptions options) {
        return Detectors.create(option, options);
    }

    @Override
    void close();
}
