package dev.mien.detect;

import dev.mien.UserError;
import dev.mien.image.Picture;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds the faces of a picture. Any number of threads may ask at the same time. May hold native memory until it is closed,
 * which whoever created it does.
 */
public interface FaceDetector extends AutoCloseable {
    /** The name of the detector that takes each picture whole as one face. */
    String WHOLE_PICTURE = "none";

    /**
     * The faces of a picture, by descending score. A detector asks the picture for what it looks at, such as a gray plane of its
     * working size ({@link Picture#gray(int, int)}), and for no more.
     *
     * @throws UserError when the picture cannot be read
     */
    List<Detection> detect(Picture picture);

    /** The lowest score that this detector tells unless {@link DetectorOptions} ask for another. */
    default double defaultScore() {
        return .5;
    }

    /**
     * The height of the smallest faces that were looked for in a picture of that size, in pixels of it; empty where the detector does
     * not know. Smaller ones need {@link DetectorOptions#withMinFace}.
     *
     * @param smallest the height of the smallest face that was found there, since a detector may look closer where it finds small ones;
     *     empty where none was
     */
    default OptionalDouble minFace(int width, int height, OptionalDouble smallest) {
        return OptionalDouble.empty();
    }

    /** How a crop is made of this detector's boxes. */
    default Framing framing() {
        return Framing.KAGGLE;
    }

    /**
     * Loads a detector by its name.
     *
     * @param option {@code mien}, the one that ships with the library; {@code mien:FILE}, one that Mien has trained; {@code
     *     onnx:FILE}, a model in YuNet's format; {@code boxes:FILE}, a {@linkplain BoxesFile table} of boxes made beforehand; {@code
     *     none}, which takes each picture whole as one face; {@code haar} or another name that a {@link DetectorProvider} on the class
     *     path has
     * @throws UserError when there is no such detector, or it cannot be loaded
     */
    static FaceDetector create(String option, DetectorOptions options) {
        return Detectors.create(option, options);
    }

    @Override
    void close();
}
