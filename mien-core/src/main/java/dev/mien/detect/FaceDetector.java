package dev.mien.detect;

import dev.mien.UserError;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Finds the faces of a picture. Any number of threads may ask at the same time. May hold native memory until it is closed,
 * which whoever created it does.
 */
public interface FaceDetector extends AutoCloseable {
    /** The name of the detector that takes each picture whole as one face. */
    String WHOLE_PICTURE = "none";

    /**
     * The faces of a picture, the surest first.
     *
     * @param picture the way up, of any type
     */
    List<Detection> detect(BufferedImage picture);

    /**
     * The same for a picture whose name is known, which matters only where boxes were made beforehand.
     *
     * @param source the picture's path as the user gave it
     */
    default List<Detection> detect(BufferedImage picture, String source) {
        return detect(picture);
    }

    /** How a crop is made of this detector's boxes. */
    default Framing framing() {
        return Framing.KAGGLE;
    }

    /**
     * The detector of that name; see {@link Detectors}.
     *
     * @throws UserError when there is none, or it cannot be loaded
     */
    static FaceDetector create(String option, DetectorOptions options) {
        return Detectors.create(option, options);
    }

    @Override
    void close();
}
